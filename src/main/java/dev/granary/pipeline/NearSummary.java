package dev.granary.pipeline;

import dev.granary.dedup.candidate.BucketCounts;
import dev.granary.dedup.candidate.PairCounts;
import dev.granary.dedup.near.TextCounts;
import dev.granary.report.NearDuplicates;
import dev.granary.report.NearDuplicates.Chance;
import dev.granary.report.NearDuplicates.Score;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.NearSpec;
import dev.granary.spec.Spec;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes what was found of near-duplicates into the form that a report has. */
final class NearSummary {
  private NearSummary() {}

  /** Nothing where the spec does not look for any. */
  static @Nullable NearDuplicates of(Spec spec, NearFacts facts) {
    return spec.dedup().flatMap(DedupSpec::near).map(near -> of(spec, near, facts)).orElse(null);
  }

  private static NearDuplicates of(Spec spec, NearSpec near, NearFacts facts) {
    TextCounts texts = facts.texts();
    BucketCounts buckets = facts.buckets();
    return new NearDuplicates(
        rule(near),
        new NearDuplicates.Texts(texts.words(), texts.codePoints(), texts.empty()),
        new NearDuplicates.Buckets(
            buckets.buckets(),
            buckets.largest(),
            buckets.split(),
            buckets.splitRecords(),
            buckets.parted()),
        comparing(facts.pairs()),
        RunSummary.duplicates(spec, facts.clusters()));
  }

  private static NearDuplicates.Rule rule(NearSpec near) {
    List<Chance> chances =
        NearSpec.TOLD.stream().map(told -> new Chance(told, near.found(told))).toList();
    return new NearDuplicates.Rule(
        near.text(),
        new NearDuplicates.Shingle(near.shingle(), NearDuplicates.Unit.valueOf(near.unit().name())),
        new NearDuplicates.Banding(near.bands(), near.rows(), chances),
        new NearDuplicates.Verify(
            near.verify(), NearDuplicates.Whole.valueOf(near.measure().name())),
        near.bucketCap(),
        near.compared());
  }

  private static NearDuplicates.Comparing comparing(PairCounts pairs) {
    return new NearDuplicates.Comparing(
        pairs.candidates(),
        pairs.components(),
        pairs.largest(),
        pairs.comparisons(),
        pairs.passedOver(),
        pairs.linked(),
        scores(pairs.scores()));
  }

  /** From the lowest step that a record went at; the last one is of those that share all. */
  private static List<Score> scores(long[] scores) {
    int first = 0;
    while (first < scores.length && scores[first] == 0) {
      first++;
    }
    return IntStream.range(first, scores.length)
        .mapToObj(step -> new Score((double) step / PairCounts.STEPS, scores[step]))
        .toList();
  }
}
