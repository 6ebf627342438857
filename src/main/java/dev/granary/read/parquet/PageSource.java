package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Packing;
import dev.granary.read.binary.Unpacked;
import java.io.IOException;
import java.util.zip.CRC32;

/** The pages of one chunk, in order. */
final class PageSource {
  private static final int WINDOW = 1 << 18;

  private final Bytes file;
  private final Allowance allowance;
  private final Packing packing;
  private final long end;
  private long next;
  private byte[] window = new byte[0];
  private int at;
  private int limit;
  private PageHead head = new PageHead(-1, 0, 0, 0, 0, PageHead.Levels.IN_PAGE, -1);

  PageSource(Bytes file, Chunk chunk, Allowance allowance) throws Malformed {
    this.file = file;
    this.allowance = allowance;
    this.packing = packing(chunk.codec());
    this.next = chunk.start();
    this.end = chunk.start() + chunk.length();
  }

  PageHead head() {
    return head;
  }

  /** Reads the head of the next page; false where there is none. */
  boolean next() throws IOException, Malformed {
    if (at == limit && next == end) {
      return false;
    }
    readHead();
    if (Math.max(head.packed(), head.unpacked()) > allowance.page()) {
      throw new Malformed(
          "a page of "
              + Math.max(head.packed(), head.unpacked())
              + " bytes; at most "
              + allowance.page()
              + " are read");
    }
    require(head.packed());
    checkSum();
    return true;
  }

  /** Passes over the page. */
  void skip() {
    at += head.packed();
  }

  /** Unpacks the page into memory of its own. */
  void unpack(Unpacked out) throws Malformed {
    int levels = head.levels().definition() + head.levels().repetition();
    boolean plain = packing == Packing.NONE || !head.levels().packedBehind();
    Packing used = plain ? Packing.NONE : packing;
    if (head.levels().definition() < 0
        || head.levels().repetition() < 0
        || levels < 0
        || levels > Math.min(head.packed(), head.unpacked())) {
      throw new Malformed("a page with levels that are longer than the page");
    }
    long before = out.bytes().length;
    used.unpack(window, at + levels, head.packed() - levels, out, head.unpacked() - levels);
    allowance.take(out.bytes().length - before);
    if (out.length() != head.unpacked() - levels) {
      throw new Malformed(
          "a page of " + (out.length() + levels) + " bytes that should be " + head.unpacked());
    }
  }

  /** The levels of the second kind of pages, in the page as it is stored. */
  Cursor levels(int start, int length) {
    return new Cursor(window, at + start, at + start + length);
  }

  void close() {
    allowance.giveBack(window.length);
    window = new byte[0];
  }

  private void readHead() throws IOException, Malformed {
    int wanted = 64;
    while (true) {
      fill(wanted);
      Cursor cursor = new Cursor(window, at, limit);
      try {
        head = PageHead.read(new Compact(cursor));
        at = cursor.at();
        return;
      } catch (Malformed e) {
        if (wanted >= WINDOW || limit - at < wanted) {
          throw e;
        }
        wanted *= 16;
      }
    }
  }

  private void require(int bytes) throws IOException, Malformed {
    fill(bytes);
    if (limit - at < bytes) {
      throw new Malformed("a page that is longer than its column");
    }
  }

  /** Makes so many bytes of the chunk ready, or all that are left. */
  private void fill(int bytes) throws IOException, Malformed {
    int have = limit - at;
    if (have >= bytes || next == end) {
      return;
    }
    int size = (int) Math.min(Math.max(bytes, WINDOW), have + end - next);
    byte[] target = window;
    if (window.length < size) {
      allowance.take(size - window.length);
      target = new byte[size];
    }
    System.arraycopy(window, at, target, 0, have);
    file.read(next, target, have, size - have);
    next += size - have;
    window = target;
    at = 0;
    limit = size;
  }

  private void checkSum() throws Malformed {
    if (head.crc() < 0) {
      return;
    }
    CRC32 sum = new CRC32();
    sum.update(window, at, head.packed());
    if (sum.getValue() != head.crc()) {
      throw new Malformed("a page that has not the checksum it was written with");
    }
  }

  private static Packing packing(int codec) throws Malformed {
    return switch (codec) {
      case 0 -> Packing.NONE;
      case 1 -> Packing.SNAPPY;
      case 2 -> Packing.GZIP;
      case 6 -> Packing.ZSTD;
      case 7 -> Packing.LZ4;
      case 3 -> throw new Malformed("a column that is packed by LZO, which is not read");
      case 4 -> throw new Malformed("a column that is packed by Brotli, which is not read");
      case 5 -> throw new Malformed("a column in the old form of LZ4; LZ4_RAW is read");
      default -> throw new Malformed("a column that is packed in an unknown way");
    };
  }
}
