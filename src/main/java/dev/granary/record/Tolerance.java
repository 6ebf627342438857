package dev.granary.record;

import java.io.Serializable;

/**
 * How many records may break a rule: no more than so many, and no more than a share of those that
 * it was judged on.
 */
public record Tolerance(long most, double share) implements Serializable {
  public static final Tolerance ANY = new Tolerance(Long.MAX_VALUE, 1);
  public static final Tolerance NONE = new Tolerance(0, 1);

  public Tolerance {
    if (most < 0 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a tolerance is a count and a share from 0 to 1, not " + most + " and " + share);
    }
  }

  public boolean bears(long broken, long judged) {
    return broken <= most && (judged == 0 || (double) broken / judged <= share);
  }

  /** In words that follow "at most". */
  public String words() {
    if (equals(ANY)) {
      return "any number";
    }
    if (most == Long.MAX_VALUE) {
      return "a share of " + share;
    }
    return share == 1 ? Long.toString(most) : most + " and a share of " + share;
  }
}
