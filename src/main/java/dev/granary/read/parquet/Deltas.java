package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/**
 * Whole numbers as differences, in blocks of small blocks of one width each. Nothing is unpacked
 * ahead, so that what a page says of its blocks costs no memory.
 */
final class Deltas implements Decoder {
  private final Cursor in;
  private final int smallBlocks;
  private final long ofSmall;
  private final long count;
  private long given;
  private long value;
  private long least;
  private int small;
  private int widths;
  private long inSmall;
  private int width;
  private long bit;

  Deltas(Cursor in) throws Malformed {
    this.in = in;
    long ofBlock = in.variable(5);
    long blocks = in.variable(5);
    count = in.variable(5);
    value = in.zigzag();
    if (blocks < 1 || blocks > in.left() + 1L || ofBlock < 8 || ofBlock % (8 * blocks) != 0) {
      throw new Malformed("a page of differences with blocks that cannot be");
    }
    smallBlocks = (int) blocks;
    ofSmall = ofBlock / blocks;
    small = smallBlocks;
    inSmall = ofSmall;
  }

  long count() {
    return count;
  }

  @Override
  public void next(Cell cell) throws Malformed {
    cell.bits = next();
  }

  long next() throws Malformed {
    if (given >= count) {
      throw new Malformed("a page of differences with fewer values than it should have");
    }
    if (given++ > 0) {
      if (inSmall == ofSmall) {
        beginSmall();
      }
      value += least + Bits.at(in.bytes(), bit, width);
      bit += width;
      inSmall++;
    }
    return value;
  }

  /** Goes behind the last value, without a look at any: what follows in the page begins there. */
  void skipAll() throws Malformed {
    long left = Math.max(0, count - Math.max(1, given));
    for (left -= ofSmall - inSmall; left > 0; left -= ofSmall) {
      beginSmall();
    }
    given = count;
  }

  private void beginSmall() throws Malformed {
    if (small == smallBlocks) {
      least = in.zigzag();
      widths = in.skip(smallBlocks);
      small = 0;
    }
    width = in.bytes()[widths + small] & 0xff;
    if (width > Long.SIZE) {
      throw new Malformed("differences of " + width + " bits");
    }
    bit = 8L * in.skip(ofSmall / 8 * width);
    small++;
    inSmall = 0;
  }
}
