package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.spec.Spec;
import dev.granary.spec.TriggersSpec;
import dev.granary.trigger.SampleTexts;
import dev.granary.trigger.TriggerPlan;
import java.util.Optional;

/** Which texts are looked through for triggers, and how their phrases are judged. */
final class TriggerPlans {
  /** One partition holds so much of the rows of phrases. */
  private static final long PARTITION_BYTES = 16L << 20;

  /** A word of a text is about 5 bytes, and gives a row of 18 for each size of a phrase. */
  private static final long GROWTH = 4;

  private final Spec spec;
  private final long inputBytes;

  TriggerPlans(Spec spec, long inputBytes) {
    this.spec = spec;
    this.inputBytes = inputBytes;
  }

  Optional<SampleTexts.Rule> sample() {
    return spec.triggers()
        .map(
            triggers ->
                new SampleTexts.Rule(
                    Plans.indexes(spec.schema(), triggers.text()),
                    inputBytes <= triggers.sampleBytes()
                        ? 1
                        : (double) triggers.sampleBytes() / inputBytes,
                    spec.seed()));
  }

  Optional<TriggerPlan> plan() {
    return spec.triggers().map(this::plan);
  }

  private TriggerPlan plan(TriggersSpec triggers) {
    long sampled = Math.min(inputBytes, triggers.sampleBytes());
    return new TriggerPlan(
        triggers.words(),
        new TriggerPlan.Judging(triggers.minRecords(), triggers.minShare(), triggers.chance()),
        Partitions.of(sampled * triggers.words() * GROWTH, PARTITION_BYTES));
  }
}
