package dev.granary.read;

import dev.granary.read.avro.Container;
import dev.granary.read.binary.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a block of an Avro file must know of what stands before it.
 *
 * @param recordsBefore how many records do
 */
record AvroStart(Container container, long recordsBefore) {
  /** A header that is longer travels with no block: the file stays whole. */
  static final int MOST_HEADER_BYTES = 1 << 20;

  /** Reads the beginning of a file and goes behind it. */
  static AvroStart read(TextWindow window, int most) throws IOException, Malformed {
    for (int wanted = 1 << 14; ; wanted = (int) Math.min(most, 4L * wanted)) {
      boolean all = !WindowBytes.has(window, wanted);
      try {
        Container container = Container.read(window.bytes(), window.start(), window.limit());
        window.moveTo(window.start() + container.bytes());
        return new AvroStart(container, 0);
      } catch (Malformed e) {
        if (all || wanted == most) {
          throw e;
        }
      }
    }
  }

  /** The number of records in eight bytes, then the beginning of the file. */
  static byte[] travelling(byte[] beginning, long recordsBefore) {
    return ByteBuffer.allocate(Long.BYTES + beginning.length)
        .putLong(recordsBefore)
        .put(beginning)
        .array();
  }

  static AvroStart travelled(byte[] header) throws Malformed {
    byte[] beginning = Arrays.copyOfRange(header, Long.BYTES, header.length);
    return new AvroStart(
        Container.read(beginning, 0, beginning.length), ByteBuffer.wrap(header).getLong());
  }
}
