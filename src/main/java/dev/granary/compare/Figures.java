package dev.granary.compare;

/** One figure in the earlier and in the later version. */
public record Figures(long before, long after) {
  /** How much more there is in the later version; negative where it is less. */
  public long difference() {
    return after - before;
  }

  public boolean differ() {
    return before != after;
  }
}
