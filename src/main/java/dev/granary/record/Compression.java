package dev.granary.record;

/** How a source's files are packed. */
public enum Compression {
  /** By the first bytes of each file, whatever its name. */
  AUTO,
  NONE,
  GZIP,
  ZSTD
}
