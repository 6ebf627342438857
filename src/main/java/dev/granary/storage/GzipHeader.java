package dev.granary.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** The bytes of a gzip file, and what stands around the deflated data of each member. */
final class GzipHeader implements AutoCloseable {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream file;
  private final byte[] buffer;
  private final CRC32 crc = new CRC32();
  private int position;
  private int limit;
  private long taken;

  GzipHeader(InputStream file, int bufferBytes) {
    this.file = file;
    this.buffer = new byte[bufferBytes];
  }

  boolean atEnd() throws IOException {
    if (position < limit) {
      return false;
    }
    position = 0;
    limit = Math.max(0, file.read(buffer, 0, buffer.length));
    taken += limit;
    return limit == 0;
  }

  /** How many bytes of the file were used. */
  long offset() {
    return taken - (limit - position);
  }

  void readHeader() throws IOException {
    try {
      crc.reset();
      if (readShort() != MAGIC || readByte() != DEFLATE) {
        throw new DamagedGzip("bytes that are no gzip header");
      }
      int flags = readByte();
      if ((flags & RESERVED) != 0) {
        throw new DamagedGzip("a gzip header with unknown flags");
      }
      skip(6);
      skipOptional(flags);
    } catch (EOFException e) {
      throw new DamagedGzip("the gzip header ends too early");
    }
  }

  void readTrailer(long checksum, long bytes) throws IOException {
    try {
      if (readInt() != checksum) {
        throw new DamagedGzip("gzip data with a wrong checksum");
      }
      if (readInt() != (bytes & 0xffff_ffffL)) {
        throw new DamagedGzip("gzip data with a wrong length");
      }
    } catch (EOFException e) {
      throw new DamagedGzip("the gzip data ends too early");
    }
  }

  /** Hands over what was read ahead, and more of the file where nothing was. */
  void giveTo(Inflater inflater) throws IOException {
    if (atEnd()) {
      throw new EOFException();
    }
    inflater.setInput(buffer, position, limit - position);
    position = limit;
  }

  /** Takes back what the inflater did not use of what it was given last. */
  void takeBack(Inflater inflater) {
    position = limit - inflater.getRemaining();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void skipOptional(int flags) throws IOException {
    if ((flags & EXTRA) != 0) {
      skip(readShort());
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      long expected = crc.getValue() & 0xffff;
      if (readShort() != expected) {
        throw new DamagedGzip("a gzip header with a wrong checksum");
      }
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      readByte();
    }
  }

  private void skipText() throws IOException {
    while (readByte() != 0) {}
  }

  private long readInt() throws IOException {
    return readShort() | ((long) readShort() << 16);
  }

  private int readShort() throws IOException {
    return readByte() | (readByte() << 8);
  }

  private int readByte() throws IOException {
    if (atEnd()) {
      throw new EOFException();
    }
    int value = buffer[position++] & 0xff;
    crc.update(value);
    return value;
  }
}
