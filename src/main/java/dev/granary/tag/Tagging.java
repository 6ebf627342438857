package dev.granary.tag;

/** Whether each example carries the features that name its record and its source. */
public enum Tagging {
  TAGGED,
  UNTAGGED
}
