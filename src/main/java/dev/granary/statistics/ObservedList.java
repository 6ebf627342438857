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
  Observed values() {
    return values;
  }

  public void whole(long value) {
    makeRoom();
    values.whole(count++, value);
  }

  public void real(double value) {
    makeRoom();
    values.real(count++, value);
  }

  /** The bytes must stay until the record is counted. */
  public void word(byte[] buffer, int start, int length) {
    makeRoom();
    values.word(count++, buffer, start, length);
  }

  private void makeRoom() {
    if (count == values.size()) {
      values = values.doubled();
    }
  }
}
