package dev.granary.audit;

/** What two records may have in common. */
public enum Shared {
  EXACT("are equal"),
  GROUP("are of one group"),
  NEAR("are alike");

  private static final Shared[] ALL = values();

  private final String words;

  Shared(String words) {
    this.words = words;
  }

  /** What two records do that share it. */
  public String words() {
    return words;
  }

  static Shared of(int number) {
    return ALL[number];
  }
}
