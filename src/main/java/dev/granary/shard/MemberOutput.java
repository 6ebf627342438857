package dev.granary.shard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses into gzip members that can be unpacked each by itself, in the form that is known as
 * BGZF: each holds 65,280 bytes, the last fewer, and tells how long it is; an empty one ends the
 * file. A stock reader of gzip reads them as one text. No clock and no name is in them, so equal
 * text and an equal zlib give equal bytes.
 */
final class MemberOutput extends OutputStream {
  /** What a member holds: so few that not even what cannot be compressed outgrows its length. */
  static final int MEMBER_TEXT = 0xff00;

  /** Four times as fast as the usual level, for files that are a tenth larger. */
  private static final int LEVEL = 1;

  private static final int HEADER = 18;
  private static final int TRAILER = 8;
  private static final int STORED_HEADER = 5;
  private static final int LENGTH_AT = 16;
  private static final int BITS_IN_MEMBER = 16;

  /** Deflate, an extra field of 6 bytes, no time, unknown system; the field is BC, its length 2. */
  private static final byte[] HEAD = HexFormat.of().parseHex("1f8b08040000000000ff060042430200");

  private static final byte[] END =
      HexFormat.of().parseHex("1f8b08040000000000ff0600424302001b0003000000000000000000");

  private final OutputStream out;
  private final Deflater deflater = new Deflater(LEVEL, true);
  private final CRC32 crc = new CRC32();
  private final byte[] text = new byte[MEMBER_TEXT];
  private final byte[] member = new byte[HEADER + STORED_HEADER + MEMBER_TEXT + TRAILER];
  private final ByteBuffer fields = ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN);
  private long[] starts = new long[64];
  private int members;
  private int held;
  private long written;

  MemberOutput(OutputStream out) {
    this.out = out;
    System.arraycopy(HEAD, 0, member, 0, HEAD.length);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int start, int length) throws IOException {
    for (int from = start, left = length; left > 0; ) {
      int count = Math.min(left, MEMBER_TEXT - held);
      System.arraycopy(source, from, text, held, count);
      held += count;
      from += count;
      left -= count;
      if (held == MEMBER_TEXT) {
        writeMember();
      }
    }
  }

  /** Writes what waits and the end; nothing may be written after. */
  void finish() throws IOException {
    if (held > 0) {
      writeMember();
    }
    out.write(END, 0, END.length);
  }

  /** What an index says of a byte of the text: where its member starts, and which byte of it. */
  long offset(long place) {
    int number = Math.toIntExact(place / MEMBER_TEXT);
    return starts[number] << BITS_IN_MEMBER | place % MEMBER_TEXT;
  }

  @Override
  public void close() throws IOException {
    deflater.end();
    out.close();
  }

  private void writeMember() throws IOException {
    int deflated = deflate();
    int length = HEADER + deflated + TRAILER;
    crc.reset();
    crc.update(text, 0, held);
    fields.putShort(LENGTH_AT, (short) (length - 1));
    fields.putInt(HEADER + deflated, (int) crc.getValue());
    fields.putInt(HEADER + deflated + Integer.BYTES, held);
    if (members == starts.length) {
      starts = Arrays.copyOf(starts, 2 * members);
    }
    starts[members++] = written;
    out.write(member, 0, length);
    written += length;
    held = 0;
  }

  /** As one stored block where compressing would not make it shorter. */
  private int deflate() {
    deflater.reset();
    deflater.setInput(text, 0, held);
    deflater.finish();
    int most = STORED_HEADER + held;
    int length = deflater.deflate(member, HEADER, most);
    if (deflater.finished() && length < most) {
      return length;
    }
    member[HEADER] = 1;
    fields.putShort(HEADER + 1, (short) held);
    fields.putShort(HEADER + 3, (short) ~held);
    System.arraycopy(text, 0, member, HEADER + STORED_HEADER, held);
    return most;
  }
}
