package dev.granary.pipeline;

import dev.granary.check.CheckPlan;
import dev.granary.check.quality.QualityPlan;
import dev.granary.coding.Partitions;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.decontaminate.Quoting;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.NearRule;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.split.SplitPlan;
import dev.granary.statistics.TallyPlan;
import dev.granary.tag.FeaturePlan;
import dev.granary.trigger.SampleTexts;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the one pass over the input needs to know.
 *
 * @param checks what is asked of single records, and their schema
 * @param tally what is counted of the records that pass
 * @param quality how texts are judged, where they are
 */
record ScanPlan(
    CheckPlan checks,
    Limits limits,
    List<Source> sources,
    @Nullable QualityPlan quality,
    Deciding deciding,
    @Nullable Search search,
    FeaturePlan features,
    TallyPlan tally)
    implements Serializable {
  /** What decides where a row goes first. */
  enum First {
    ID,
    FINGERPRINT,
    ORDER
  }

  /**
   * A source.
   *
   * @param key the indexes of the fields that make a record's id
   */
  record Source(String name, SourceFormat format, List<Integer> key) implements Serializable {
    Source {
      key = List.copyOf(key);
    }

    /** The indexes as the hasher wants them. */
    int[] keyFields() {
      return key.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /**
   * What the scan works out for the decisions that come after it.
   *
   * @param sample which texts are looked through for triggers, where any are
   * @param label the index of the field whose values are the classes, or -1
   * @param unsettled whether records are to be set aside that only a later step finds
   */
  record Deciding(
      First first,
      DedupPlan.@Nullable Equality equality,
      @Nullable Sketching sketching,
      SampleTexts.@Nullable Rule sample,
      SplitPlan splits,
      int label,
      Merited merited,
      @Nullable SelfTest selfTest,
      RunPlan.Unsettled unsettled,
      Spreading spreading)
      implements Serializable {
    Optional<DedupPlan.Equality> equalityRule() {
      return Optional.ofNullable(equality);
    }

    Optional<SelfTest> selfTestRule() {
      return Optional.ofNullable(selfTest);
    }

    Optional<SampleTexts.Rule> sampleRule() {
      return Optional.ofNullable(sample);
    }

    Optional<Sketching> sketchingRule() {
      return Optional.ofNullable(sketching);
    }
  }

  /** The indexes of the fields that tell who should stay, each -1 where none does. */
  record Merited(int consent, int quality) implements Serializable {}

  /**
   * What is planted to be found.
   *
   * @param every one record in so many gets a canary
   */
  record SelfTest(
      long every, NearRule.@Nullable Verify verify, @Nullable Banding banding, long seed)
      implements Serializable {
    /** The probability that a text is found which is so much alike to one that stays. */
    double found(double similarity) {
      return verify == null || banding == null || similarity < verify.least()
          ? 0
          : banding.caught(similarity);
    }
  }

  /** How texts are sketched, and the partitions that equal bands meet in. */
  record Sketching(NearRule rule, Partitions bands) implements Serializable {}

  /** The partitions of rows and of verdicts, and the seed of the order. */
  record Spreading(Partitions order, Partitions ledger, long seed) implements Serializable {}

  /**
   * What texts are looked through for evaluation items.
   *
   * @param fields the indexes of the fields
   * @param features what they become
   */
  record Search(
      List<Integer> fields,
      List<String> features,
      Quoting quoting,
      DecontaminatePlan.IndexSource index)
      implements Serializable {
    Search {
      fields = List.copyOf(fields);
      features = List.copyOf(features);
    }
  }

  /** Absent where there are no evaluation files. */
  Optional<Search> searchForItems() {
    return Optional.ofNullable(search);
  }

  /** The fields of a record. */
  Schema schema() {
    return checks.schema();
  }

  ScanPlan {
    sources = List.copyOf(sources);
  }

  Optional<QualityPlan> qualityPlan() {
    return Optional.ofNullable(quality);
  }
}
