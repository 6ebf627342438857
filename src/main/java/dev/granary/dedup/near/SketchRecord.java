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
  private final Banding banding;
  private final Partitions partitions;
  private final Shingles shingles;
  private final Sketch sketch;
  private final int[] numbers;
  private final long[] hashes;
  private final RowBuffer joined = new RowBuffer(1 << 10);
  private final RowBuffer content = new RowBuffer(1 << 12);
  private final RowRouter rows = new RowRouter();
  private Unit unit = Unit.WORDS;
  private TextCounts counts = TextCounts.NONE;

  public SketchRecord(NearRule rule, Partitions partitions) {
    fields = rule.fields().stream().mapToInt(Integer::intValue).toArray();
    banding = rule.banding();
    this.partitions = partitions;
    shingles = new Shingles(rule.shingle());
    sketch = new Sketch(banding.sketchSize(), rule.seed());
    numbers = new int[banding.sketchSize()];
    hashes = new long[banding.bands()];
  }

  /** Whether the record has a text; then its bands are sent, and what is to be spilled is ready. */
  public boolean take(FieldValues values, long ordinal) {
    join(values);
    boolean taken = take(joined);
    counts = counts.plus(unit, shingles.count());
    if (taken) {
      send(ordinal);
    }
    return taken;
  }

  /** As {@link #take(FieldValues, long)}, of a text that is of no record and is not counted. */
  public boolean take(RowBuffer text, long ordinal) {
    boolean taken = take(text);
    if (taken) {
      send(ordinal);
    }
    return taken;
  }

  /** The text of the record that was taken last. */
  public RowBuffer text() {
    return joined;
  }

  /** Whether there is a text; then what is to be spilled is ready, and nothing is sent. */
  public boolean take(RowBuffer text) {
    unit = shingles.take(text.bytes(), 0, text.size());
    if (shingles.count() == 0) {
      return false;
    }
    sketch.of(shingles.hashes(), shingles.count(), numbers);
    for (int band = 0; band < hashes.length; band++) {
      hashes[band] = banding.hash(numbers, band);
    }
    content.clear();
    SketchedText.putHashes(content, hashes);
    content.put(text.bytes(), 0, text.size());
    return true;
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
        join(joined, values.buffer(field), values.start(field), values.length(field));
      }
    }
  }

  /** Appends one more text of a record. */
  public static void join(RowBuffer texts, byte[] text) {
    join(texts, text, 0, text.length);
  }

  private static void join(RowBuffer texts, byte[] buffer, int start, int length) {
    if (!texts.isEmpty()) {
      texts.putByte('\n');
    }
    texts.put(buffer, start, length);
  }

  private void send(long ordinal) {
    for (int band = 0; band < hashes.length; band++) {
      long next = hashes[band + 1 < hashes.length ? band + 1 : 0];
      BandRow.put(rows.to(partitions.of(hashes[band])), hashes[band], next, ordinal);
    }
  }
}
