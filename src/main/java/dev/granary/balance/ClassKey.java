package dev.granary.balance;

import java.io.Serializable;

/** A class within a split. */
public record ClassKey(int split, long label) implements Serializable, Comparable<ClassKey> {
  @Override
  public int compareTo(ClassKey other) {
    return split != other.split
        ? Integer.compare(split, other.split)
        : Long.compare(label, other.label);
  }
}
