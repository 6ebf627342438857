package dev.granary.train;

import java.io.Closeable;
import java.io.IOException;

/** A file of frames, from which any may be read by its offset as the index tells it. */
interface FrameSource extends Closeable {
  /** The bytes from there on, as many as are asked for. */
  byte[] read(long offset, int bytes) throws IOException;

  /** As stored. */
  long size() throws IOException;
}
