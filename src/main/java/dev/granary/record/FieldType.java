package dev.granary.record;

/** What a field holds. */
public enum FieldType {
  STRING,
  INT,
  FLOAT,
  BOOL,
  BYTES
}
