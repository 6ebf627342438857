package dev.granary.tag;

/** How a value is written into an example. */
public enum Encoding {
  /** The UTF-8 bytes of a STRING, or BYTES as they are. */
  BYTES,
  /** An INT, or a BOOL as 0 or 1; 64 bits. */
  INT,
  /** A FLOAT, or an INT, as the nearest float of 32 bits. */
  FLOAT,
  /** A STRING as the place of its text among the classes, counted from 0. */
  CLASS
}
