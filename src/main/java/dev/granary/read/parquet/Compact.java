package dev.granary.read.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/**
 * Structures in Thrift's compact protocol, as far as Parquet uses it. Library code for it makes
 * lists as long as the bytes say; this makes nothing.
 */
final class Compact {
  static final int BINARY = 8;
  static final int LIST = 9;
  static final int STRUCT = 12;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int MOST_DEPTH = 24;
  private static final int LONG_FORM = 15;

  private final Cursor in;
  private final int[] lastIds = new int[MOST_DEPTH];
  private int depth;
  private int type;

  Compact(Cursor in) {
    this.in = in;
  }

  /** Begins a structure; ends when {@link #field} gave 0. */
  void begin() throws Malformed {
    if (++depth == MOST_DEPTH) {
      throw new Malformed("metadata that is nested deeper than " + MOST_DEPTH + " levels");
    }
    lastIds[depth] = 0;
  }

  /** The number of the next field of the structure, whose value is next; 0 at the end. */
  int field() throws Malformed {
    int head = in.next();
    type = head & 0xf;
    if (type == 0) {
      depth--;
      return 0;
    }
    int step = head >> 4;
    int id = step == 0 ? (int) in.zigzag() : lastIds[depth] + step;
    if (id <= 0 || id > Short.MAX_VALUE) {
      throw new Malformed("metadata with a field that cannot be");
    }
    lastIds[depth] = id;
    return id;
  }

  long number() throws Malformed {
    if (type < 4 || type > 6) {
      throw new Malformed("metadata with something else where a number should be");
    }
    return in.zigzag();
  }

  /** A number that fits in 32 bits. */
  int small() throws Malformed {
    long number = number();
    if (number != (int) number) {
      throw new Malformed("metadata with a number that is too large");
    }
    return (int) number;
  }

  boolean truth() throws Malformed {
    if (type != TRUE && type != FALSE) {
      throw new Malformed("metadata with something else where a truth value should be");
    }
    return type == TRUE;
  }

  String text() throws Malformed {
    require(BINARY);
    int length = length();
    return new String(in.bytes(), in.skip(length), length, UTF_8);
  }

  void beginStruct() throws Malformed {
    require(STRUCT);
    begin();
  }

  /** The length of a list of structures, of which each {@link #begin begins}. */
  int structs() throws Malformed {
    require(LIST);
    int head = in.next();
    int size = size(head);
    if ((head & 0xf) != STRUCT && size > 0) {
      throw new Malformed("metadata with something else where a list of structures should be");
    }
    return size;
  }

  /** Passes over the value of a field. */
  void skip() throws Malformed {
    skip(type, depth);
  }

  private void skip(int of, int level) throws Malformed {
    if (level >= MOST_DEPTH) {
      throw new Malformed("metadata that is nested deeper than " + MOST_DEPTH + " levels");
    }
    switch (of) {
      case TRUE, FALSE -> {}
      case 3 -> in.skip(1);
      case 4, 5, 6 -> in.variable(10);
      case 7 -> in.skip(8);
      case BINARY -> in.skip(length());
      case LIST, 10 -> skipList(level);
      case 11 -> skipMap(level);
      case STRUCT -> skipStruct(level);
      default -> throw new Malformed("metadata of an unknown type");
    }
  }

  private void skipList(int level) throws Malformed {
    int head = in.next();
    skipEach(head & 0xf, size(head), level);
  }

  private void skipMap(int level) throws Malformed {
    int size = length();
    if (size > 0) {
      int types = in.next();
      for (int i = 0; i < size; i++) {
        skipElement(types >> 4, level);
        skipElement(types & 0xf, level);
      }
    }
  }

  private void skipEach(int of, int size, int level) throws Malformed {
    for (int i = 0; i < size; i++) {
      skipElement(of, level);
    }
  }

  /** In lists a truth value takes a byte. */
  private void skipElement(int of, int level) throws Malformed {
    if (of == TRUE || of == FALSE) {
      in.skip(1);
    } else {
      skip(of, level + 1);
    }
  }

  private void skipStruct(int level) throws Malformed {
    for (int head = in.next(); (head & 0xf) != 0; head = in.next()) {
      if (head >> 4 == 0) {
        in.zigzag();
      }
      skip(head & 0xf, level + 1);
    }
  }

  private int size(int head) throws Malformed {
    return head >> 4 == LONG_FORM ? length() : head >> 4;
  }

  /** No length is longer than what is left, as everything takes a byte at least. */
  private int length() throws Malformed {
    long length = in.variable(5);
    if (length > in.left()) {
      throw new Malformed("metadata that is cut");
    }
    return (int) length;
  }

  private void require(int wanted) throws Malformed {
    if (type != wanted) {
      throw new Malformed("metadata of another type than it should have");
    }
  }
}
