package dev.granary.read.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a file says of it, as far as it concerns the columns that are read.
 *
 * @param groups in the order of the file
 */
public record Footer(List<Leaf> leaves, List<RowGroup> groups) {
  static final int MAGIC_BYTES = 4;

  /** How many bytes at the end tell where the footer begins. */
  public static final int TAIL = 8;

  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";

  /** Picks the columns to read. */
  public interface Chooser<E extends Exception> {
    /** The places of the columns; what is thrown ends the reading of the footer. */
    int[] choose(List<Leaf> leaves) throws E;
  }

  public Footer {
    leaves = List.copyOf(leaves);
    groups = List.copyOf(groups);
  }

  /** How long the footer is of which these are the last bytes. */
  public static int length(byte[] tail, long fileBytes, int most) throws Malformed {
    String magic = new String(tail, MAGIC_BYTES, MAGIC_BYTES, US_ASCII);
    if (magic.equals(ENCRYPTED)) {
      throw new Malformed("the file is encrypted");
    }
    if (!magic.equals(MAGIC)) {
      throw new Malformed("the file does not end as a Parquet file does: it is cut, or another");
    }
    long length = new Cursor(tail, 0, MAGIC_BYTES).littleEndian(4);
    if (length < 1 || length > fileBytes - TAIL - MAGIC_BYTES) {
      throw new Malformed("a footer that is longer than the file");
    }
    if (length > most) {
      throw new Malformed("a footer of " + length + " bytes; at most " + most + " are read");
    }
    return (int) length;
  }

  /** Reads a footer that begins at an offset of its file. */
  public static <E extends Exception> Footer read(
      byte[] bytes, long offset, int mostLeaves, Chooser<E> chooser) throws E, Malformed {
    Compact in = new Compact(new Cursor(bytes, 0, bytes.length));
    List<Leaf> leaves = List.of();
    List<RowGroup> groups = new ArrayList<>();
    in.begin();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 2 -> leaves = new SchemaReader(mostLeaves).read(in);
        case 4 -> groups = new GroupsReader(leaves, chooser.choose(leaves), offset).read(in);
        case 8 -> throw new Malformed("the file is encrypted");
        default -> in.skip();
      }
    }
    return new Footer(leaves, groups);
  }
}
