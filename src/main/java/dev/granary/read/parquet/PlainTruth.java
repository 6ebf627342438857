package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Truth values, a bit each. */
final class PlainTruth implements Decoder {
  private final byte[] bytes;
  private final long end;
  private long bit;

  PlainTruth(Cursor in) {
    bytes = in.bytes();
    bit = 8L * in.at();
    end = bit + 8L * in.left();
  }

  @Override
  public void next(Cell cell) throws Malformed {
    if (bit >= end) {
      throw new Malformed("a page of truth values that is cut");
    }
    cell.bits = Bits.at(bytes, bit++, 1);
  }
}
