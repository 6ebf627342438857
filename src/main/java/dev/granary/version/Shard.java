package dev.granary.version;

/** One TFRecord file of a version, with its index. */
public record Shard(
    String split, long records, Compression compression, FileEntry data, FileEntry index) {
  /** What a frame adds to a record. */
  public static final int FRAME_BYTES = 16;

  private static final int INDEX_BYTES = 40;
  private static final int INDEX_BYTES_OF_RECORD = 28;

  public Shard {
    Wording.requireName("the split", split);
    if (records < 1) {
      throw new IllegalArgumentException("shard " + data.path() + " has no record");
    }
    if (compression == Compression.NONE && data.bytes() / FRAME_BYTES < records) {
      throw new IllegalArgumentException(
          "shard %s has %d bytes, too few for %d records"
              .formatted(data.path(), data.bytes(), records));
    }
    if (index.bytes() != indexBytes(records)) {
      throw new IllegalArgumentException(
          "index %s has %d bytes; %d records need %d"
              .formatted(index.path(), index.bytes(), records, indexBytes(records)));
    }
  }

  /** How long the index of so many records is. */
  public static long indexBytes(long records) {
    return INDEX_BYTES + records * INDEX_BYTES_OF_RECORD;
  }
}
