package dev.granary.version;

/** One input file, as it was when it was read, and how many records were read from it. */
public record Input(String source, String licence, long records, InputFile file) {
  public Input {
    Wording.requireName("the source", source);
    Wording.requireLine("the licence", licence);
    Wording.requireNotNegative("the records of " + file.name(), records);
  }
}
