package dev.granary.check.format;

/** A form that a text has or not. */
public interface TextForm {
  /** Whether these bytes of UTF-8 have it, all of them. */
  boolean accepts(byte[] buffer, int start, int length);
}
