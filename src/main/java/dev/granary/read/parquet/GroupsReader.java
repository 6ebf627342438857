package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import java.util.ArrayList;
import java.util.List;

/** Reads where the row groups are, and of their columns only those that were chosen. */
final class GroupsReader {
  /** A row's number must fit where the offset of a record does, and in a group into 31 bits. */
  private static final long MOST_ROWS = 1L << 40;

  private final List<Leaf> leaves;
  private final int[] chosen;
  private final int[] placeOf;
  private final long fileEnd;
  private long rowsBefore;

  GroupsReader(List<Leaf> leaves, int[] chosen, long fileEnd) {
    this.leaves = leaves;
    this.chosen = chosen;
    this.fileEnd = fileEnd;
    placeOf = new int[leaves.size()];
    for (int i = 0; i < chosen.length; i++) {
      placeOf[chosen[i]] = i + 1;
    }
  }

  List<RowGroup> read(Compact in) throws Malformed {
    List<RowGroup> groups = new ArrayList<>();
    int count = in.structs();
    for (int i = 0; i < count; i++) {
      RowGroup group = group(i, in);
      groups.add(group);
      rowsBefore += group.rows();
    }
    return groups;
  }

  private RowGroup group(int number, Compact in) throws Malformed {
    Chunk[] chunks = new Chunk[0];
    long rows = -1;
    in.begin();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1 -> chunks = chunks(in);
        case 3 -> rows = in.number();
        default -> in.skip();
      }
    }
    if (rows < 0 || rows > Integer.MAX_VALUE || rowsBefore + rows > MOST_ROWS) {
      throw new Malformed("row group " + (number + 1) + " says that it has " + rows + " rows");
    }
    if (chunks.length == 0) {
      throw new Malformed("row group " + (number + 1) + " has no columns");
    }
    List<Chunk> read = List.of(chunks).subList(0, chosen.length);
    return new RowGroup(number, chunks[chosen.length].start(), rowsBefore, rows, read);
  }

  /** The chosen ones, and behind them the first of the group, which tells where it begins. */
  private Chunk[] chunks(Compact in) throws Malformed {
    int count = in.structs();
    if (count != leaves.size()) {
      throw new Malformed("a row group with " + count + " of " + leaves.size() + " columns");
    }
    Chunk[] chunks = new Chunk[chosen.length + 1];
    for (int i = 0; i < count; i++) {
      Chunk chunk = Chunk.read(in, fileEnd);
      if (placeOf[i] > 0) {
        chunks[placeOf[i] - 1] = chunk;
      }
      if (i == 0) {
        chunks[chosen.length] = chunk;
      }
    }
    return chunks;
  }
}
