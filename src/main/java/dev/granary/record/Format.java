package dev.granary.record;

/** How a source's files are written. */
public enum Format {
  CSV,
  TSV,
  JSONL
}
