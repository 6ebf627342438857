package dev.granary.read.parquet;

import java.io.IOException;

/** A file of which any part can be read. */
public interface Bytes {
  /** Fills a part of a buffer from an offset of the file. */
  void read(long offset, byte[] target, int start, int length) throws IOException;
}
