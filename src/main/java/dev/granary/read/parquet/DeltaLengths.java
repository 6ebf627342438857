package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Byte arrays behind all of their lengths, which are differences. */
final class DeltaLengths implements Decoder {
  private final Deltas lengths;
  private final Cursor in;

  /** The cursor is left where the bytes begin. */
  DeltaLengths(Cursor in) throws Malformed {
    lengths = new Deltas(new Cursor(in.bytes(), in.at(), in.at() + in.left()));
    new Deltas(in).skipAll();
    this.in = in;
  }

  @Override
  public void next(Cell cell) throws Malformed {
    long length = lengths.next();
    cell.set(in.bytes(), in.skip(length), (int) length);
  }
}
