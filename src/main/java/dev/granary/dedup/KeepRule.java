package dev.granary.dedup;

/** A reason for one of several equal records to stay. */
public enum KeepRule {
  /** From the source with the higher priority. */
  SOURCE_PRIORITY,
  /** With more bytes of text in the fields that are compared. */
  LONGEST,
  /** From the place that comes first: by file, then by position. */
  EARLIEST,
  /** With the smaller id. */
  ID
}
