package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.dedup.near.SketchRecord;
import dev.granary.dedup.near.TextCounts;
import dev.granary.record.FieldValues;
import dev.granary.shard.SpillWriter;
import java.io.IOException;

/**
 * What the one pass does with texts that may be alike: sends the bands of their sketches, and
 * spills the texts to where those of candidates can be fetched.
 */
final class TextScan {
  private final SketchRecord sketches;
  private final SpillWriter spill;
  private final RowRouter slices = new RowRouter();

  TextScan(ScanPlan.Sketching sketching, SpillWriter spill) {
    this.spill = spill;
    sketches = new SketchRecord(sketching.rule(), sketching.bands());
  }

  void take(FieldValues values, long ordinal) throws IOException {
    if (sketches.take(values, ordinal)) {
      spill(ordinal);
    }
  }

  private void spill(long ordinal) throws IOException {
    spill.add(
        Ordinal.spread(ordinal), ordinal, sketches.content().bytes(), sketches.content().size());
    if (spill.isFull()) {
      spill.flush(slices);
    }
  }

  /** The text of the record that was taken last. */
  RowBuffer text() {
    return sketches.text();
  }

  /** Takes a text that is of no record; whether it is one. */
  boolean plant(RowBuffer text, long ordinal) throws IOException {
    boolean taken = sketches.take(text, ordinal);
    if (taken) {
      spill(ordinal);
    }
    return taken;
  }

  /** Bands, by the partition of their hash. */
  RowRouter bands() {
    return sketches.rows();
  }

  /** Spills what still waits; only then are the slices complete. */
  RowRouter slices() throws IOException {
    spill.flush(slices);
    return slices;
  }

  TextCounts takeCounts() {
    return sketches.takeCounts();
  }
}
