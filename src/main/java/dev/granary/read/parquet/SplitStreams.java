package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** The first bytes of all values, then the second ones, and so on. */
final class SplitStreams implements Decoder {
  private final Leaf leaf;
  private final byte[] bytes;
  private final int start;
  private final int count;
  private final byte[] value;
  private int at;

  SplitStreams(Leaf leaf, Cursor in) throws Malformed {
    this.leaf = leaf;
    int width = leaf.width();
    if (width == 0 || in.left() % width != 0) {
      throw new Malformed("a page of split values that is cut");
    }
    bytes = in.bytes();
    start = in.at();
    count = in.left() / width;
    value = new byte[width];
  }

  @Override
  public void next(Cell cell) throws Malformed {
    if (at >= count) {
      throw new Malformed("a page of split values with fewer than it should have");
    }
    for (int i = 0; i < value.length; i++) {
      value[i] = bytes[start + i * count + at];
    }
    at++;
    new Plain(leaf, new Cursor(value, 0, value.length)).next(cell);
  }
}
