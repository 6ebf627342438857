package dev.granary.pipeline;

import dev.granary.coding.RowRouter;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.shard.SpillWriter;
import dev.granary.trigger.SampleTexts;
import java.io.IOException;

/**
 * What the one pass does with texts that are looked through for triggers: spills those of a sample
 * of records to where they meet the rows of the ones that stay.
 */
final class SampleScan {
  private final SampleTexts sample;
  private final SpillWriter spill;
  private final RowRouter slices = new RowRouter();

  SampleScan(SampleTexts.Rule rule, SpillWriter spill) {
    sample = new SampleTexts(rule);
    this.spill = spill;
  }

  void take(RecordId id, FieldValues values, long orderKey, long ordinal) throws IOException {
    if (sample.take(id, values)) {
      spill.add(orderKey, ordinal, sample.texts().bytes(), sample.texts().size());
      if (spill.isFull()) {
        spill.flush(slices);
      }
    }
  }

  /** Spills what still waits; only then are the slices complete. */
  RowRouter slices() throws IOException {
    spill.flush(slices);
    return slices;
  }
}
