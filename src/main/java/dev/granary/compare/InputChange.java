package dev.granary.compare;

/**
 * An input file that only one version read, or that was another file when the other read it.
 *
 * @param bytes 0 where it was not read, as are {@code records}
 */
public record InputChange(String source, String file, Kind kind, Figures bytes, Figures records) {
  /** What happened to it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }
}
