package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import java.util.Arrays;

/** Byte arrays that begin as the one before does, for a length that is a difference. */
final class DeltaPrefixes implements Decoder {
  private final Deltas prefixes;
  private final DeltaLengths suffixes;
  private final Cell suffix = new Cell();
  private final int most;
  private byte[] value = new byte[64];
  private int length;

  DeltaPrefixes(Cursor in, int most) throws Malformed {
    prefixes = new Deltas(new Cursor(in.bytes(), in.at(), in.at() + in.left()));
    new Deltas(in).skipAll();
    suffixes = new DeltaLengths(in);
    this.most = most;
  }

  @Override
  public void next(Cell cell) throws Malformed {
    long prefix = prefixes.next();
    suffixes.next(suffix);
    if (prefix < 0 || prefix > length || prefix + suffix.length > most) {
      throw new Malformed("a value that begins as more of the one before than there is");
    }
    length = (int) prefix + suffix.length;
    if (value.length < length) {
      value = Arrays.copyOf(value, Math.max(length, 2 * value.length));
    }
    System.arraycopy(suffix.buffer, suffix.start, value, (int) prefix, suffix.length);
    cell.set(value, 0, length);
  }
}
