package dev.granary.balance;

import dev.granary.coding.RecordRow;
import java.io.Serializable;

/** A class within a split. */
public record ClassKey(int split, long label) implements Serializable, Comparable<ClassKey> {
  /** The class that a row's record is in. */
  static ClassKey of(byte[] rows, int row) {
    return new ClassKey(RecordRow.split(rows, row), RecordRow.label(rows, row));
  }

  @Override
  public int compareTo(ClassKey other) {
    return split != other.split
        ? Integer.compare(split, other.split)
        : Long.compare(label, other.label);
  }
}
