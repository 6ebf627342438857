package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** The different values of a chunk; pages say which. */
final class Dictionary {
  private final Leaf leaf;
  private final byte[] bytes;
  private final long[] bits;
  private final int[] starts;
  private final int[] lengths;

  /** Refuses more values than there are bytes for. */
  Dictionary(Leaf leaf, Cursor in, int count) throws Malformed {
    this.leaf = leaf;
    int least = leaf.width() == 0 ? Integer.BYTES : leaf.width();
    if (leaf.physical() == Physical.BOOLEAN || count < 0 || (long) count * least > in.left()) {
      throw new Malformed("a dictionary that has not the " + count + " values it says");
    }
    bytes = in.bytes();
    boolean numbers = isOfNumbers(leaf);
    bits = new long[numbers ? count : 0];
    starts = new int[numbers ? 0 : count];
    lengths = new int[numbers ? 0 : count];
    Plain plain = new Plain(leaf, in);
    Cell cell = new Cell();
    for (int i = 0; i < count; i++) {
      plain.next(cell);
      if (numbers) {
        bits[i] = cell.bits;
      } else {
        starts[i] = cell.start;
        lengths[i] = cell.length;
      }
    }
  }

  /** The values to which a page refers. */
  Decoder values(Cursor page) throws Malformed {
    if (page.left() == 0) {
      return cell -> missing();
    }
    int width = page.next();
    Hybrid places = new Hybrid(page.bytes(), page.at(), page.at() + page.left(), width);
    return cell -> take(places.next(), cell);
  }

  private void take(int place, Cell cell) throws Malformed {
    boolean numbers = isOfNumbers(leaf);
    if (place < 0 || place >= (numbers ? bits.length : starts.length)) {
      throw missing();
    }
    if (numbers) {
      cell.bits = bits[place];
    } else {
      cell.set(bytes, starts[place], lengths[place]);
    }
  }

  private static Malformed missing() throws Malformed {
    throw new Malformed("a value that the dictionary does not have");
  }

  private static boolean isOfNumbers(Leaf leaf) {
    return switch (leaf.physical()) {
      case INT32, INT64, FLOAT, DOUBLE, BOOLEAN -> true;
      case BYTE_ARRAY, FIXED, INT96 -> false;
    };
  }
}
