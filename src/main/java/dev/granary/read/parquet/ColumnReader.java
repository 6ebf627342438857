package dev.granary.read.parquet;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Unpacked;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The values of one column of one row group, one after the other; a page is held at a time. */
final class ColumnReader {
  static final String TOO_FEW = "it has fewer values than its row group has rows";

  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE = 3;
  private static final int DELTA_BINARY = 5;
  private static final int DELTA_LENGTHS = 6;
  private static final int DELTA_PREFIXES = 7;
  private static final int RLE_DICTIONARY = 8;
  private static final int SPLIT_STREAMS = 9;

  private final Leaf leaf;
  private final PageSource pages;
  private final Allowance allowance;
  private final Unpacked page = new Unpacked();
  private final Unpacked dictionaryPage = new Unpacked();
  private final Cell cell = new Cell();
  private @Nullable Dictionary dictionary;
  private @Nullable Hybrid repetitions;
  private @Nullable Hybrid definitions;
  private @Nullable Decoder values;
  private long left;
  private int repetition;
  private int definition;

  ColumnReader(Bytes file, Leaf leaf, Chunk chunk, Allowance allowance) throws Malformed {
    this.leaf = leaf;
    this.allowance = allowance;
    this.pages = new PageSource(file, chunk, allowance);
  }

  Leaf leaf() {
    return leaf;
  }

  Cell cell() {
    return cell;
  }

  /** Whether there is a value in the cell. */
  boolean isPresent() {
    return definition == leaf.definition();
  }

  /** 0 where it begins a row. */
  int repetition() {
    return repetition;
  }

  int definition() {
    return definition;
  }

  /** Goes to the next value, which may be missing; false where the chunk has no more. */
  boolean next() throws IOException, Malformed {
    while (left == 0) {
      if (!pages.next()) {
        return false;
      }
      begin(pages.head());
    }
    left--;
    repetition = repetitions == null ? 0 : repetitions.next();
    definition = definitions == null ? leaf.definition() : definitions.next();
    if (repetition > leaf.repetition() || definition > leaf.definition()) {
      throw new Malformed("a value at a level that its column has not");
    }
    if (isPresent() && values != null) {
      values.next(cell);
    }
    return true;
  }

  void close() {
    pages.close();
    allowance.giveBack((long) page.bytes().length + dictionaryPage.bytes().length);
  }

  private void begin(PageHead head) throws Malformed {
    switch (head.type()) {
      case PageHead.DATA, PageHead.DATA_V2 -> {
        pages.unpack(page);
        Cursor in = new Cursor(page.bytes(), 0, page.length());
        if (head.type() == PageHead.DATA) {
          repetitions = leaf.repetition() == 0 ? null : levels(in, leaf.repetition());
          definitions = leaf.definition() == 0 ? null : levels(in, leaf.definition());
        } else {
          beginSecond(head);
        }
        values = decoder(head.encoding(), in);
        left = head.values();
      }
      case PageHead.DICTIONARY -> {
        if (dictionary != null) {
          throw new Malformed("a second dictionary");
        }
        pages.unpack(dictionaryPage);
        Cursor in = new Cursor(dictionaryPage.bytes(), 0, dictionaryPage.length());
        dictionary = new Dictionary(leaf, in, head.values());
      }
      default -> {}
    }
    pages.skip();
  }

  /** The levels of this kind of page stay where they are stored: they are copied out. */
  private void beginSecond(PageHead head) throws Malformed {
    PageHead.Levels levels = head.levels();
    repetitions =
        leaf.repetition() == 0
            ? null
            : copied(pages.levels(0, levels.repetition()), leaf.repetition());
    definitions =
        leaf.definition() == 0
            ? null
            : copied(pages.levels(levels.repetition(), levels.definition()), leaf.definition());
  }

  private static Hybrid copied(Cursor in, int most) throws Malformed {
    byte[] copy = java.util.Arrays.copyOfRange(in.bytes(), in.at(), in.at() + in.left());
    return new Hybrid(copy, 0, copy.length, width(most));
  }

  private static Hybrid levels(Cursor in, int most) throws Malformed {
    long length = in.littleEndian(4);
    int start = in.skip(length);
    return new Hybrid(in.bytes(), start, start + (int) length, width(most));
  }

  private static int width(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  private Decoder decoder(int encoding, Cursor in) throws Malformed {
    return switch (encoding) {
      case PLAIN -> leaf.physical() == Physical.BOOLEAN ? new PlainTruth(in) : new Plain(leaf, in);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        if (dictionary == null) {
          throw new Malformed("a page that refers to a dictionary which is not there");
        }
        yield dictionary.values(in);
      }
      case RLE -> {
        requireType(leaf.physical() == Physical.BOOLEAN);
        Hybrid truths = levels(in, 1);
        yield target -> target.bits = truths.next();
      }
      case DELTA_BINARY -> {
        requireType(leaf.physical() == Physical.INT32 || leaf.physical() == Physical.INT64);
        yield in.left() == 0 ? new Plain(leaf, in) : new Deltas(in);
      }
      case DELTA_LENGTHS -> {
        requireType(leaf.physical() == Physical.BYTE_ARRAY);
        yield in.left() == 0 ? new Plain(leaf, in) : new DeltaLengths(in);
      }
      case DELTA_PREFIXES -> {
        requireType(leaf.physical() == Physical.BYTE_ARRAY || leaf.physical() == Physical.FIXED);
        yield in.left() == 0 ? new Plain(leaf, in) : new DeltaPrefixes(in, allowance.page());
      }
      case SPLIT_STREAMS -> new SplitStreams(leaf, in);
      default -> throw new Malformed("a page in an encoding that is not read");
    };
  }

  private static void requireType(boolean fits) throws Malformed {
    if (!fits) {
      throw new Malformed("a page in an encoding that its column cannot have");
    }
  }
}
