package dev.granary.dedup.near;

import dev.granary.dedup.near.Shingles.Unit;

/**
 * Sketches one text after another, and hashes the bands of each sketch. Not for several threads.
 */
public final class SketchText {
  private final Banding banding;
  private final Shingles shingles;
  private final Sketch sketch;
  private final int[] numbers;
  private final long[] hashes;

  /** Sketches as a rule says; its fields are not looked at. */
  public SketchText(NearRule rule) {
    banding = rule.banding();
    shingles = new Shingles(rule.shingle());
    sketch = new Sketch(banding.sketchSize(), rule.seed());
    numbers = new int[banding.sketchSize()];
    hashes = new long[banding.bands()];
  }

  /** Takes a text; tells what its shingles are made of. One without shingles has no hashes. */
  public Unit take(byte[] text, int start, int length) {
    Unit unit = shingles.take(text, start, length);
    if (shingles.count() > 0) {
      sketch.of(shingles.hashes(), shingles.count(), numbers);
      for (int band = 0; band < hashes.length; band++) {
        hashes[band] = banding.hash(numbers, band);
      }
    }
    return unit;
  }

  /** How many shingles the text has. */
  public int shingles() {
    return shingles.count();
  }

  /** The hashes of its bands; not a copy. */
  public long[] hashes() {
    return hashes;
  }
}
