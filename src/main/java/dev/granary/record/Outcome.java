package dev.granary.record;

/** What a run did with a record. The codes are stored: they are never reused. */
public enum Outcome {
  KEPT(0),
  DROPPED(1),
  QUARANTINED(2);

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
