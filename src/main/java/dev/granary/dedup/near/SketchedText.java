package dev.granary.dedup.near;

import dev.granary.coding.RowBuffer;

/**
 * What the spill holds of a record that may be like another: the hashes of its bands (8 bytes
 * each), then its text.
 */
public final class SketchedText {
  private SketchedText() {}

  /** Puts it in the place of what was in a buffer; of the text the first {@code length} bytes. */
  public static void put(RowBuffer to, long[] hashes, byte[] text, int length) {
    to.clear();
    for (long hash : hashes) {
      to.putLong(hash);
    }
    to.put(text, 0, length);
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
