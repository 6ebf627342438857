package dev.granary.checker;

/** What must be true of a dataset's folder, whatever happened to the processes that wrote it. */
public enum Rule {
  WHOLE("V1", "every visible version is there, with every byte and every record it promises"),
  RECORDS("V2", "a version holds the records that it should: none is lost, none is there twice"),
  CONSERVED("V3", "of every source, all that was read is kept, dropped or quarantined"),
  UNMIXED("V4", "all parts of a version are of one build"),
  LINEAR("V5", "the history has no gap and is never cut, and what it published stays the same"),
  TIDY("V6", "nothing is left of runs that ended, and nothing is collected that is needed"),
  CHAINED("V7", "every entry of the history follows from the one before, unchanged"),
  HONEST("V8", "a run says that it published if and only if it did");

  private final String number;
  private final String sentence;

  Rule(String number, String sentence) {
    this.number = number;
    this.sentence = sentence;
  }

  /** The rule in words. */
  public String sentence() {
    return sentence;
  }

  @Override
  public String toString() {
    return number;
  }
}
