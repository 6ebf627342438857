package dev.granary.dedup.near;

import dev.granary.record.StableHash;
import java.io.Serializable;

/**
 * Which sketches meet: those that are equal in all rows of one band at least. So pairs are caught
 * that are likely alike, and none is called so for that alone.
 */
public record Banding(int bands, int rows) implements Serializable {
  private static final int MOST = 1 << 16;

  public Banding {
    if (bands < 1 || rows < 1 || (long) bands * rows > MOST) {
      throw new IllegalArgumentException(
          "bands and rows must be at least 1 and at most %d together, are %d and %d"
              .formatted(MOST, bands, rows));
    }
  }

  /** How many numbers a sketch needs. */
  public int sketchSize() {
    return bands * rows;
  }

  /** What stands for a band of a sketch; other bands of equal numbers have other hashes. */
  public long hash(int[] sketch, int band) {
    long hash = StableHash.spread(band + 1);
    for (int row = band * rows; row < (band + 1) * rows; row++) {
      hash = Hash.add(hash, sketch[row]);
      hash ^= hash >>> Integer.SIZE;
    }
    return StableHash.spread(hash);
  }

  /** The probability that a pair of this Jaccard similarity is caught. */
  public double caught(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
  }
}
