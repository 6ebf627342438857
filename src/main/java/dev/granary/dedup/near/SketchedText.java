package dev.granary.dedup.near;

import dev.granary.coding.RowBuffer;

/**
 * What the spill holds of a record that may be like another: the hashes of its bands (8 bytes
 * each), then its text.
 */
public final class SketchedText {
  private SketchedText() {}

  static void putHashes(RowBuffer to, long[] hashes) {
    for (long hash : hashes) {
      to.putLong(hash);
    }
  }

  /** Reads the hashes of all bands; gives where the text begins. */
  public static int readHashes(byte[] bytes, int start, long[] into) {
    int at = start;
    for (int band = 0; band < into.length; band++, at += Long.BYTES) {
      into[band] = RowBuffer.longAt(bytes, at);
    }
    return at;
  }
}
