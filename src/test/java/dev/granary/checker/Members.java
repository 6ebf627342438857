package dev.granary.checker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What is in a gzip file that is made of members which each tell their own length. */
final class Members {
  private static final int HEADER = 18;
  private static final int FOOTER = 8;

  private final byte[] plain;

  /** Where each member starts in the file, by where its piece starts in what was packed. */
  private final NavigableMap<Integer, Integer> starts;

  private Members(byte[] plain, NavigableMap<Integer, Integer> starts) {
    this.plain = plain;
    this.starts = starts;
  }

  static Members unpacked(byte[] file) throws TfRecords.Broken {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    NavigableMap<Integer, Integer> starts = new TreeMap<>();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    while (in.hasRemaining()) {
      int start = in.position();
      TfRecords.require(in.remaining() >= HEADER + FOOTER, "a whole gzip member", start);
      int length = 1 + Short.toUnsignedInt(in.getShort(start + HEADER - 2));
      TfRecords.require(in.remaining() >= length, "a whole gzip member", start);
      byte[] piece = inflated(file, start + HEADER, length - HEADER - FOOTER, start);
      CRC32 crc = new CRC32();
      crc.update(piece);
      int end = start + length - FOOTER;
      TfRecords.require(in.getInt(end) == (int) crc.getValue(), "the checksum of a member", start);
      if (piece.length > 0) {
        starts.put(plain.size(), start);
      }
      plain.writeBytes(piece);
      in.position(start + length);
    }
    return new Members(plain.toByteArray(), starts);
  }

  byte[] plain() {
    return plain;
  }

  /** How an index gives the place of a byte. */
  long place(int at) {
    Map.Entry<Integer, Integer> member = starts.floorEntry(at);
    return ((long) member.getValue() << 16) + at - member.getKey();
  }

  private static byte[] inflated(byte[] file, int from, int length, int member)
      throws TfRecords.Broken {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(file, from, length);
      byte[] piece = new byte[1 << 16];
      int filled = inflater.inflate(piece);
      TfRecords.require(inflater.finished(), "deflated data", member);
      return Arrays.copyOf(piece, filled);
    } catch (DataFormatException e) {
      throw new TfRecords.Broken("no deflated data at byte " + member);
    } finally {
      inflater.end();
    }
  }
}
