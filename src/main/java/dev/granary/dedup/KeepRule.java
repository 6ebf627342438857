package dev.granary.dedup;

/** A reason for one of several equal records to stay. */
public enum KeepRule {
  /** With consent, as a field of the record tells. */
  CONSENT,
  /** From the source whose licence is named first. */
  LICENCE_RANK,
  /** From the source with the higher priority. */
  SOURCE_PRIORITY,
  /** With more quality, as a field of the record tells. */
  QUALITY,
  /** With more bytes of text in the fields that are compared. */
  LONGEST,
  /** From the place that comes first: by file, then by position. */
  EARLIEST,
  /** With the smaller id. */
  ID
}
