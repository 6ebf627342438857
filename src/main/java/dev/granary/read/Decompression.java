package dev.granary.read;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.granary.record.Compression;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks a file, and stops where a few bytes become too many. */
final class Decompression extends InputStream {
  /** Up to here any ratio is taken: small files may be very regular. */
  private static final long FREE = 10 << 20;

  private final RawBytes file;
  private final InputStream text;
  private final int ratio;
  private long count;

  private Decompression(RawBytes file, InputStream text, int ratio) {
    this.file = file;
    this.text = text;
    this.ratio = ratio;
  }

  /** The text of a file; the file itself where it is not compressed. */
  static InputStream of(RawBytes file, Compression compression, int ratio) throws IOException {
    return switch (compression) {
      case NONE -> file;
      case GZIP -> new Decompression(file, new GzipText(file), ratio);
      case ZSTD -> new Decompression(file, new ZstdInputStreamNoFinalizer(file), ratio);
      case AUTO -> throw new IllegalArgumentException("the compression is not settled");
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    if (count > FREE && count / ratio > file.position()) {
      throw new DamagedText(
          file.position() + " compressed bytes became more than " + ratio + " times as many");
    }
    int read = readText(buffer, start, length);
    count += Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private int readText(byte[] buffer, int start, int length) throws IOException {
    try {
      return text.read(buffer, start, length);
    } catch (ZstdIOException e) {
      throw new DamagedText("zstd data that cannot be unpacked, error " + e.getErrorCode());
    }
  }
}
