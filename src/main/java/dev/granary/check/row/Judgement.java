package dev.granary.check.row;

/** How a condition came out for one record. */
public enum Judgement {
  HOLDS,
  FAILS,
  /** A value that it needs is missing. */
  UNJUDGED;

  static Judgement of(boolean holds) {
    return holds ? HOLDS : FAILS;
  }

  Judgement opposite() {
    return switch (this) {
      case HOLDS -> FAILS;
      case FAILS -> HOLDS;
      case UNJUDGED -> UNJUDGED;
    };
  }
}
