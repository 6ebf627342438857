package dev.granary.checker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads the frames of a TFRecord file; refuses one that is not whole to its last byte. */
final class TfRecords {
  private static final int HEADER = 12;
  private static final int FOOTER = 4;

  private TfRecords() {}

  /** Where a frame begins, how long its record is, and the SHA-256 of that. */
  record Frame(long offset, int length, String sha256) {
    Frame at(long place) {
      return new Frame(place, length, sha256);
    }
  }

  /** Thrown where the bytes are not what the format says. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  static List<Frame> read(byte[] file) throws Broken {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Frame> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      int start = in.position();
      require(in.remaining() >= HEADER, "a whole header", start);
      long length = in.getLong();
      require(in.getInt() == masked(file, start, Long.BYTES), "the checksum of a length", start);
      require(length >= 0 && length <= in.remaining() - FOOTER, "all of a record", start);
      byte[] payload = new byte[(int) length];
      in.get(payload);
      int expected = masked(payload, 0, payload.length);
      require(in.getInt() == expected, "the checksum of a record", start);
      frames.add(new Frame(start, payload.length, Digest.of(payload)));
    }
    return frames;
  }

  static void require(boolean fulfilled, String what, int at) throws Broken {
    if (!fulfilled) {
      throw new Broken("no " + what + " at byte " + at);
    }
  }

  private static int masked(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    int value = (int) crc.getValue();
    return ((value >>> 15) | (value << 17)) + 0xa282ead8;
  }
}
