package dev.granary.version;

import java.io.Closeable;
import java.io.IOException;

/** The frames of a shard as one run of bytes, however they are stored. */
interface ShardText extends Closeable {
  /** Some of the next bytes, at least one; or -1 where there are no more. */
  int read(byte[] buffer, int start, int length) throws IOException;

  /** Where the next byte is, as an index tells it; -1 where no index can. */
  long offset() throws IOException;
}
