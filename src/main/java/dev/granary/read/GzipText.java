package dev.granary.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file (RFC 1952): all of its members, each checked. Unlike {@code
 * GZIPInputStream} it takes no byte after a member for padding.
 */
final class GzipText extends InputStream {
  private static final int INPUT = 1 << 16;

  private final GzipHeader input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private boolean anyMember;

  GzipText(InputStream file) {
    input = new GzipHeader(file, INPUT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    while (true) {
      if (inMember && inflater.finished()) {
        endMember();
      }
      if (!inMember && !beginMember()) {
        return -1;
      }
      int count = inflate(buffer, start, length);
      crc.update(buffer, start, count);
      if (count > 0) {
        return count;
      }
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    input.close();
  }

  private boolean beginMember() throws IOException {
    if (input.atEnd()) {
      if (!anyMember) {
        throw new DamagedText("not a gzip file");
      }
      return false;
    }
    input.readHeader();
    inflater.reset();
    crc.reset();
    anyMember = true;
    inMember = true;
    return true;
  }

  /** What was unpacked before the damage is given first; the damage is met again after it. */
  private int inflate(byte[] buffer, int start, int length) throws IOException {
    long before = inflater.getBytesWritten();
    try {
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer, start, length);
        if (count > 0) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw new DamagedText("gzip data that asks for a dictionary");
        }
        if (inflater.needsInput()) {
          input.giveTo(inflater);
        }
      }
      return 0;
    } catch (DataFormatException e) {
      int count = (int) (inflater.getBytesWritten() - before);
      if (count > 0) {
        return count;
      }
      throw new DamagedText("gzip data that cannot be unpacked");
    } catch (EOFException e) {
      throw new DamagedText("the gzip data ends too early");
    }
  }

  private void endMember() throws IOException {
    inMember = false;
    input.takeBack(inflater);
    input.readTrailer(crc.getValue(), inflater.getBytesWritten());
  }
}
