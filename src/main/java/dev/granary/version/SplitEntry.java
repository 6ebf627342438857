package dev.granary.version;

/** One split of a version. */
public record SplitEntry(String name, Size size, Classes classes) {
  public SplitEntry {
    Wording.requireName("the split", name);
  }
}
