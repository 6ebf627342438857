package dev.granary.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file (RFC 1952): all of its members, each checked. Unlike {@code
 * GZIPInputStream} it takes no byte after a member for padding. What is no gzip is {@link
 * DamagedGzip}; what was unpacked before the damage is given first.
 */
public final class GzipMembers extends InputStream {
  private static final int TEXT = 1 << 16;

  private final GzipHeader input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] text = new byte[TEXT];
  private int position;
  private int limit;
  private long memberStart;
  private boolean inMember;
  private boolean anyMember;

  /** Takes so many bytes of the file at a time. */
  public GzipMembers(InputStream file, int inputBytes) {
    input = new GzipHeader(file, inputBytes);
  }

  @Override
  public int read() throws IOException {
    return fill() ? text[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(text, position, buffer, start, count);
    position += count;
    return count;
  }

  /** Where in the file the member of the next byte starts; the end of the file at the end. */
  public long memberStart() throws IOException {
    fill();
    return memberStart;
  }

  /** How many bytes of that member stand before the next byte. */
  public long offsetInMember() throws IOException {
    return fill() ? inflater.getBytesWritten() - (limit - position) : 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    input.close();
  }

  /** Whether there is a next byte; what is unpacked at a time is of one member. */
  private boolean fill() throws IOException {
    while (position == limit) {
      if (inMember && inflater.finished()) {
        endMember();
      }
      if (!inMember && !beginMember()) {
        return false;
      }
      position = 0;
      limit = 0;
      limit = inflate();
      crc.update(text, 0, limit);
    }
    return true;
  }

  private boolean beginMember() throws IOException {
    boolean ended = input.atEnd();
    memberStart = input.offset();
    if (ended) {
      if (!anyMember) {
        throw new DamagedGzip("not a gzip file");
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

  private int inflate() throws IOException {
    long before = inflater.getBytesWritten();
    try {
      while (!inflater.finished()) {
        int count = inflater.inflate(text, 0, text.length);
        if (count > 0) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw new DamagedGzip("gzip data that asks for a dictionary");
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
      throw new DamagedGzip("gzip data that cannot be unpacked");
    } catch (EOFException e) {
      throw new DamagedGzip("the gzip data ends too early");
    }
  }

  private void endMember() throws IOException {
    inMember = false;
    input.takeBack(inflater);
    input.readTrailer(crc.getValue(), inflater.getBytesWritten());
  }
}
