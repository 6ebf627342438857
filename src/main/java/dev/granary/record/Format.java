package dev.granary.record;

/** How a source's files are written. */
public enum Format {
  CSV,
  TSV,
  JSONL,
  PARQUET,
  AVRO,
  TFRECORD,
  TEXT,
  IMAGES;

  /** Whether it is a text of lines or rows, in which a reader looks for the ends of records. */
  public boolean isText() {
    return this == CSV || this == TSV || this == JSONL || this == TEXT;
  }

  /** Whether it is a table of text, with a delimiter. */
  public boolean isTable() {
    return this == CSV || this == TSV;
  }
}
