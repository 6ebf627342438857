package dev.granary.audit;

/** What two records may have in common. */
public enum Shared {
  EXACT(0, "are equal"),
  GROUP(1, "are of one group"),
  NEAR(2, "are alike");

  private static final Shared[] ALL = values();

  private final int code;
  private final String words;

  Shared(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The number that a row has for it. */
  int code() {
    return code;
  }

  /** What two records do that share it. */
  public String words() {
    return words;
  }

  static Shared of(int code) {
    return ALL[code];
  }
}
