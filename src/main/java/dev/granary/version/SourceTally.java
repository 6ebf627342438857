package dev.granary.version;

/** What became of one source. */
public record SourceTally(String name, String licence, Tally tally) {
  public SourceTally {
    Wording.requireName("the source", name);
    Wording.requireLine("the licence", licence);
  }
}
