package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.coding.Ordinal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * How many lines of a file come before each of its blocks, so that a line counted within its block
 * becomes a line of its file.
 */
final class LineBases {
  static final DataCoder<LineBases> CODER = new BasesCoder();
  static final LineBases NONE = new LineBases(new long[0], new long[0]);

  /** The ordinals at which blocks start, ascending, and the lines before each. */
  private final long[] starts;

  private final long[] lines;

  private LineBases(long[] starts, long[] lines) {
    this.starts = starts;
    this.lines = lines;
  }

  static LineBases of(Iterable<BlockFact> facts) {
    List<BlockFact> blocks =
        StreamSupport.stream(facts.spliterator(), false)
            .sorted(Comparator.comparingInt(BlockFact::file).thenComparingLong(BlockFact::start))
            .toList();
    long[] starts = new long[blocks.size()];
    long[] lines = new long[blocks.size()];
    long before = 0;
    for (int i = 0; i < starts.length; i++) {
      BlockFact block = blocks.get(i);
      if (i > 0 && blocks.get(i - 1).file() != block.file()) {
        before = 0;
      }
      starts[i] = Ordinal.of(block.file(), block.start());
      lines[i] = before;
      before += block.summary().lines();
    }
    return new LineBases(starts, lines);
  }

  /** The line, counted from 1, of a record that is {@code line} lines into its block. */
  long lineOf(long ordinal, int line) {
    int found = Arrays.binarySearch(starts, ordinal);
    int block = found >= 0 ? found : -found - 2;
    return lines[block] + line + 1;
  }

  private static final class BasesCoder extends DataCoder<LineBases> {
    @Override
    protected void write(LineBases value, DataOutputStream out) throws IOException {
      out.writeInt(value.starts.length);
      for (int i = 0; i < value.starts.length; i++) {
        out.writeLong(value.starts[i]);
        out.writeLong(value.lines[i]);
      }
    }

    @Override
    protected LineBases read(DataInputStream in) throws IOException {
      int count = in.readInt();
      LineBases bases = new LineBases(new long[count], new long[count]);
      for (int i = 0; i < count; i++) {
        bases.starts[i] = in.readLong();
        bases.lines[i] = in.readLong();
      }
      return bases;
    }
  }
}
