package dev.granary.read.avro;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Packing;
import java.util.Arrays;

/**
 * What stands at the beginning of a file.
 *
 * @param schema in JSON
 * @param codec how blocks are packed
 * @param sync what stands behind each block
 * @param bytes how long all of it is
 */
@SuppressWarnings("ArrayRecordComponent") // One instance a file, never compared.
public record Container(String schema, String codec, byte[] sync, int bytes) {
  public static final int SYNC_BYTES = 16;
  private static final byte[] MAGIC = "Obj\u0001".getBytes(US_ASCII);

  /** Fails also where the bytes end inside of it. */
  public static Container read(byte[] bytes, int start, int end) throws Malformed {
    Cursor in = new Cursor(bytes, start, end);
    int magic = in.skip(MAGIC.length);
    if (!Arrays.equals(MAGIC, 0, MAGIC.length, bytes, magic, magic + MAGIC.length)) {
      throw new Malformed("the file does not begin as an Avro file does");
    }
    String schema = "";
    String codec = "null";
    for (long count = in.zigzag(); count != 0; count = in.zigzag()) {
      if (count < 0) {
        in.zigzag();
      }
      for (long i = Math.abs(count); i > 0; i--) {
        String key = text(in);
        String value = text(in);
        switch (key) {
          case "avro.schema" -> schema = value;
          case "avro.codec" -> codec = value;
          default -> {}
        }
      }
    }
    int sync = in.skip(SYNC_BYTES);
    byte[] marker = Arrays.copyOfRange(bytes, sync, sync + SYNC_BYTES);
    return new Container(schema, codec, marker, in.at() - start);
  }

  public Packing packing() throws Malformed {
    return switch (codec) {
      case "null" -> Packing.NONE;
      case "deflate" -> Packing.DEFLATE;
      case "snappy" -> Packing.SNAPPY;
      case "zstandard" -> Packing.ZSTD;
      default ->
          throw new Malformed(
              "blocks in a codec that is not read: null, deflate, snappy and zstandard are");
    };
  }

  /** Whether a block is packed with a checksum behind it. */
  public boolean hasChecksums() {
    return codec.equals("snappy");
  }

  private static String text(Cursor in) throws Malformed {
    long length = in.zigzag();
    int start = in.skip(length);
    return new String(in.bytes(), start, (int) length, UTF_8);
  }
}
