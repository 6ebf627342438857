package dev.granary.read;

/** Knows where the records of a format end, in text that comes in parts. */
interface RecordEnds {
  /** A record begins. */
  void begin();

  /** The record is longer than anyone will look at: only its end matters. */
  void lookOnlyForTheEnd();

  /** The text ends inside the record, which begins at {@code start}. */
  void endOfText(int start, int end);

  /**
   * The first byte that ends the record which begins at {@code start}, or -1; the bytes before
   * {@code from} were seen before.
   */
  int find(byte[] buffer, int from, int to, int start);

  /** Where the content of a record ends that is ended by the byte at {@code end}. */
  int contentEnd(byte[] buffer, int start, int end);

  /** Whether a line feed after the end of the last record belongs to it. */
  boolean takesLineFeed();

  /** How many lines the record takes. */
  int lines();
}
