package dev.granary.statistics;

/** The values of a list in one record, in the order in which they are told. */
public final class ObservedList {
  private static final int FIRST = 8;

  private Observed values = new Observed(FIRST);
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** As many as are counted, as if each were a feature. */
  public Observed values() {
    return values;
  }

  /** The place of one value more, which is to be told to {@link #values} as they are then. */
  public int more() {
    if (count == values.size()) {
      values = values.doubled();
    }
    return count++;
  }
}
