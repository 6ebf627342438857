package dev.granary.trigger;

import dev.granary.coding.RowBuffer;

/**
 * That one record has a phrase: 18 bytes.
 *
 * <pre>
 *  0  hash of the phrase (8)
 *  8  source (2)
 * 10  class (8)
 * </pre>
 */
final class PhraseRow {
  static final int WIDTH = 18;

  private static final int SOURCE = 8;
  private static final int CLASS = 10;

  private PhraseRow() {}

  static void put(RowBuffer to, long phrase, int source, long label) {
    to.putLong(phrase);
    to.putShort(source);
    to.putLong(label);
  }

  static long phrase(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row);
  }

  static int source(byte[] rows, int row) {
    return RowBuffer.shortAt(rows, row + SOURCE);
  }

  static long label(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + CLASS);
  }
}
