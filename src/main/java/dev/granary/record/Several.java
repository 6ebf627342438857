package dev.granary.record;

import java.io.Serializable;

/**
 * That a field has a list of values, and how many there may be. A list of none is a missing value.
 *
 * @param least at least one
 */
public record Several(int least, int most) implements Serializable {
  /** However many there are. */
  public static final Several ANY = new Several(1, Integer.MAX_VALUE);

  public Several {
    if (least < 1 || most < least) {
      throw new IllegalArgumentException(least + " to " + most + " values are none");
    }
  }

  /** Whether every list is as long as any other. */
  public boolean isFixed() {
    return least == most;
  }

  public boolean allows(int count) {
    return count >= least && count <= most;
  }

  /** Such as {@code 3}, {@code 1..4} or {@code 2..}. */
  @Override
  public String toString() {
    if (isFixed()) {
      return Integer.toString(least);
    }
    return least + ".." + (most == Integer.MAX_VALUE ? "" : Integer.toString(most));
  }
}
