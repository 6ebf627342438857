package dev.granary.read.example;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** The fields of one protocol buffer. */
final class Message {
  static final int VARIABLE = 0;
  static final int EIGHT = 1;
  static final int NESTED = 2;
  static final int FOUR = 5;

  private final Cursor in;
  private int number;
  private int wire;

  Message(Cursor in) {
    this.in = in;
  }

  byte[] bytes() {
    return in.bytes();
  }

  int at() {
    return in.at();
  }

  int left() {
    return in.left();
  }

  Cursor cursor() {
    return in;
  }

  /** Goes to the next field; false where there is none. */
  boolean next() throws Malformed {
    if (in.left() == 0) {
      return false;
    }
    long key = in.variable(5);
    number = (int) (key >>> 3);
    wire = (int) (key & 7);
    if (number == 0) {
      throw new Malformed("a field of a message without a number");
    }
    return true;
  }

  int number() {
    return number;
  }

  int wire() {
    return wire;
  }

  boolean isNested(int wanted) {
    return number == wanted && wire == NESTED;
  }

  /** The message, text or list that the field holds. */
  Message nested() throws Malformed {
    long length = in.variable(10);
    int start = in.skip(length);
    return new Message(new Cursor(in.bytes(), start, start + (int) length));
  }

  void skip() throws Malformed {
    switch (wire) {
      case VARIABLE -> in.variable(10);
      case EIGHT -> in.skip(8);
      case NESTED -> in.skip(in.variable(10));
      case FOUR -> in.skip(4);
      default -> throw new Malformed("a field of a message of an unknown type");
    }
  }
}
