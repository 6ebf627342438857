package dev.granary.pipeline;

import dev.granary.check.quality.QualityPlan;
import dev.granary.decontaminate.Quoting;
import dev.granary.dedup.near.NearRule;
import dev.granary.record.Field;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.DecontaminateSpec;
import dev.granary.spec.FeaturesSpec;
import dev.granary.spec.QualitySpec;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the one pass over the input does. */
final class ScanPlans {
  /** One record in so many, at least, gets a canary. */
  private static final long LEAST_BETWEEN = 20;

  /** Of texts of 500 bytes, about 1,000 get one, however many there are. */
  private static final long CANARY_BYTES = 500 * 1000;

  private final Spec spec;
  private final RunPlaces places;
  private final RunPartitions partitions;
  private final DuplicatePlans duplicates;
  private final NearPlans near;
  private final long inputBytes;

  ScanPlans(
      Spec spec, RunPlaces places, RunPartitions partitions, NearPlans near, long inputBytes) {
    this.spec = spec;
    this.places = places;
    this.partitions = partitions;
    this.near = near;
    this.inputBytes = inputBytes;
    duplicates = new DuplicatePlans(spec, partitions);
  }

  ScanPlan plan() {
    Schema schema = spec.schema();
    List<ScanPlan.Source> sources =
        spec.sources().stream()
            .map(
                source ->
                    new ScanPlan.Source(source.name(), source.format(), keyOf(source, schema)))
            .toList();
    ScanPlan.Deciding deciding =
        new ScanPlan.Deciding(
            first(),
            duplicates.equality().orElse(null),
            near.sketching().orElse(null),
            new TriggerPlans(spec, inputBytes).sample().orElse(null),
            Plans.splits(spec),
            Plans.label(spec).map(schema::indexOf).orElse(-1),
            duplicates.merited(),
            selfTest(),
            duplicates.unsettled(),
            new ScanPlan.Spreading(partitions.order(), partitions.ledger(), spec.seed()));
    return new ScanPlan(
        CheckPlans.of(spec),
        spec.limits(),
        sources,
        spec.quality().map(this::quality).orElse(null),
        deciding,
        search(),
        Plans.features(spec),
        new TallyPlans(spec).ofFields());
  }

  private QualityPlan quality(QualitySpec quality) {
    return new QualityPlan(Plans.indexes(spec.schema(), quality.text()), quality.filters());
  }

  /** Without a key, all of a record's content makes its id. */
  private static List<Integer> keyOf(SourceSpec source, Schema schema) {
    if (!source.key().isEmpty()) {
      return Plans.indexes(schema, source.key());
    }
    return Plans.indexes(schema, schema.fields().stream().map(Field::name).toList());
  }

  private ScanPlan.First first() {
    if (!Plans.uniqueSources(spec).isEmpty()) {
      return ScanPlan.First.ID;
    }
    return spec.dedup().isPresent() ? ScanPlan.First.FINGERPRINT : ScanPlan.First.ORDER;
  }

  /** Enough are planted to tell, and few beside what is real. */
  private ScanPlan.@Nullable SelfTest selfTest() {
    if (spec.selfTest() == Spec.SelfTest.OFF) {
      return null;
    }
    long every = Math.max(LEAST_BETWEEN, inputBytes / CANARY_BYTES);
    return new ScanPlan.SelfTest(
        every,
        near.rule().map(NearRule::verify).orElse(null),
        near.rule().map(NearRule::banding).orElse(null),
        spec.seed());
  }

  private ScanPlan.@Nullable Search search() {
    return spec.decontaminate()
        .map(
            decontaminate ->
                new ScanPlan.Search(
                    Plans.indexes(spec.schema(), decontaminate.text()),
                    spec.features().features().stream()
                        .filter(feature -> decontaminate.text().contains(feature.field()))
                        .map(FeaturesSpec.Feature::name)
                        .toList(),
                    quoting(decontaminate),
                    new Evaluation.Index(places)))
        .orElse(null);
  }

  /** A personal field is never quoted. */
  private Quoting quoting(DecontaminateSpec decontaminate) {
    Set<Integer> fields = new TreeSet<>(Plans.indexes(spec.schema(), decontaminate.text()));
    fields.removeIf(field -> spec.schema().field(field).sensitivity() == Sensitivity.PERSONAL);
    return new Quoting(decontaminate.context(), fields);
  }
}
