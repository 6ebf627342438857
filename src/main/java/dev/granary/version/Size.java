package dev.granary.version;

/** How much a split holds. */
public record Size(long records, int files, long bytes) {
  public Size {
    Wording.requireNotNegative("records", records);
    Wording.requireNotNegative("files", files);
    Wording.requireNotNegative("bytes", bytes);
  }
}
