package dev.granary.dedup.near;

import dev.granary.coding.BandRow;
import dev.granary.coding.Partitions;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.dedup.near.Shingles.Unit;
import dev.granary.record.FieldValues;

/**
 * Sketches the text of each record of the one pass, and sends the bands of the sketch to where
 * equal ones meet. Not for several threads.
 */
public final class SketchRecord {
  private final int[] fields;
  private final Partitions partitions;
  private final SketchText sketch;
  private final RowBuffer joined = new RowBuffer(1 << 10);
  private final RowBuffer content = new RowBuffer(1 << 12);
  private final RowRouter rows = new RowRouter();
  private TextCounts counts = TextCounts.NONE;

  public SketchRecord(NearRule rule, Partitions partitions) {
    fields = rule.fields().stream().mapToInt(Integer::intValue).toArray();
    this.partitions = partitions;
    sketch = new SketchText(rule);
  }

  /** Whether the record has a text; then its bands are sent, and what is to be spilled is ready. */
  public boolean take(FieldValues values, long ordinal) {
    join(values);
    Unit unit = sketch.take(joined.bytes(), 0, joined.size());
    counts = counts.plus(unit, sketch.shingles());
    return send(joined, ordinal);
  }

  /** As {@link #take(FieldValues, long)}, of a text that is of no record and is not counted. */
  public boolean take(RowBuffer text, long ordinal) {
    sketch.take(text.bytes(), 0, text.size());
    return send(text, ordinal);
  }

  /** The text of the record that was taken last. */
  public RowBuffer text() {
    return joined;
  }

  /** What the spill is to hold of the record: see {@link SketchedText}. */
  public RowBuffer content() {
    return content;
  }

  /** Rows of {@link BandRow}, by the partition of their hash. */
  public RowRouter rows() {
    return rows;
  }

  /** What was counted since this was last asked. */
  public TextCounts takeCounts() {
    TextCounts taken = counts;
    counts = TextCounts.NONE;
    return taken;
  }

  private void join(FieldValues values) {
    joined.clear();
    for (int field : fields) {
      if (values.kind(field) == FieldValues.Kind.TEXT) {
        if (!joined.isEmpty()) {
          joined.putByte('\n');
        }
        joined.put(values.buffer(field), values.start(field), values.length(field));
      }
    }
  }

  private boolean send(RowBuffer text, long ordinal) {
    if (sketch.shingles() == 0) {
      return false;
    }
    long[] hashes = sketch.hashes();
    SketchedText.put(content, hashes, text.bytes(), text.size());
    for (int band = 0; band < hashes.length; band++) {
      long next = hashes[band + 1 < hashes.length ? band + 1 : 0];
      BandRow.put(rows.to(partitions.of(hashes[band])), hashes[band], next, ordinal);
    }
    return true;
  }
}
