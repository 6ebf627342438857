package dev.granary.read;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import java.io.IOException;

/**
 * What stands before the records of an Avro block.
 *
 * @param bytes how many bytes they take as they are stored
 */
record AvroBlockHead(long records, long bytes) {
  private static final int MOST_BYTES = 20;

  /** Reads the head that is next and goes behind it. */
  static AvroBlockHead read(TextWindow window) throws IOException, DamagedText {
    WindowBytes.has(window, MOST_BYTES);
    Cursor in = new Cursor(window.bytes(), window.start(), window.limit());
    try {
      AvroBlockHead head = new AvroBlockHead(in.zigzag(), in.zigzag());
      if (head.records < 0 || head.bytes < 0 || head.records > Integer.MAX_VALUE) {
        throw new DamagedText(
            "a block of " + head.records + " records in " + head.bytes + " bytes");
      }
      window.moveTo(in.at());
      return head;
    } catch (Malformed e) {
      throw new DamagedText("the file ends at the head of a block");
    }
  }
}
