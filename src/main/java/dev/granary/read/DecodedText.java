package dev.granary.read;

import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text in another encoding, as UTF-8. What the encoding does not know becomes a byte that no
 * UTF-8 has, so that the record in which it stands is rejected for its encoding: nothing is
 * replaced.
 */
final class DecodedText extends InputStream {
  private static final byte NO_UTF_8 = (byte) 0xff;
  private static final int CHUNK = 1 << 14;

  private final InputStream text;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer in = ByteBuffer.allocate(CHUNK).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(CHUNK);
  private final ByteBuffer out = ByteBuffer.allocate(4 * CHUNK + 1).limit(0);
  private boolean ended;
  private boolean flushed;

  private DecodedText(InputStream text, Charset charset) {
    this.text = text;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    encoder
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The text of a file, unpacked and in UTF-8. */
  static InputStream of(RawBytes file, SourceFormat format, Limits limits) throws IOException {
    InputStream text = Decompression.of(file, format.compression(), limits.ratio());
    return format.text().foreignCharset().isEmpty()
        ? text
        : new DecodedText(text, Charset.forName(format.text().foreignCharset().get()));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    while (!out.hasRemaining()) {
      if (flushed) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, out.remaining());
    out.get(buffer, start, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private void decode() throws IOException {
    if (!ended) {
      in.compact();
      int count = text.read(in.array(), in.position(), in.remaining());
      ended = count < 0;
      in.position(in.position() + Math.max(0, count));
      in.flip();
    }
    out.clear();
    CoderResult result = decoder.decode(in, chars, ended);
    if (ended && result.isUnderflow()) {
      flushed = decoder.flush(chars).isUnderflow();
    }
    chars.flip();
    encode();
    if (result.isError()) {
      in.position(in.position() + result.length());
      out.put(NO_UTF_8);
    }
    chars.compact();
    out.flip();
  }

  /** Half of a pair of surrogates waits for the other half. */
  private void encode() {
    CoderResult result = encoder.encode(chars, out, flushed);
    while (result.isError()) {
      chars.position(chars.position() + result.length());
      out.put(NO_UTF_8);
      result = encoder.encode(chars, out, flushed);
    }
  }
}
