package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Values one behind the other, as they are. */
final class Plain implements Decoder {
  private final Leaf leaf;
  private final Cursor in;

  Plain(Leaf leaf, Cursor in) {
    this.leaf = leaf;
    this.in = in;
  }

  @Override
  public void next(Cell cell) throws Malformed {
    switch (leaf.physical()) {
      case INT32, FLOAT -> cell.bits = (int) in.littleEndian(4);
      case INT64, DOUBLE -> cell.bits = in.littleEndian(8);
      case BYTE_ARRAY -> {
        int length = (int) Math.min(in.littleEndian(4), Integer.MAX_VALUE);
        cell.set(in.bytes(), in.skip(length), length);
      }
      case INT96, FIXED -> cell.set(in.bytes(), in.skip(leaf.width()), leaf.width());
      case BOOLEAN -> throw new IllegalStateException("truth values are bits");
    }
  }

  int left() {
    return in.left();
  }
}
