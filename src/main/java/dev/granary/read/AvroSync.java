package dev.granary.read;

import dev.granary.read.avro.Container;
import java.io.IOException;
import java.util.Arrays;

/** What stands behind every block of an Avro file. */
final class AvroSync {
  private AvroSync() {}

  /** Goes behind the marker that ends these bytes, if it is next. */
  static boolean follows(TextWindow window, byte[] marked) throws IOException {
    int length = Container.SYNC_BYTES;
    if (!WindowBytes.has(window, length)) {
      return false;
    }
    int at = window.start();
    int from = marked.length - length;
    boolean equal = Arrays.equals(window.bytes(), at, at + length, marked, from, marked.length);
    if (equal) {
      window.moveTo(at + length);
    }
    return equal;
  }
}
