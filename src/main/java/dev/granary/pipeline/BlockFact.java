package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.read.BlockSummary;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scan found out about one block of a file.
 *
 * @param labels the labels that were met, by the hash that rows carry
 */
record BlockFact(int file, long start, BlockSummary summary, Map<Long, String> labels) {
  static final DataCoder<BlockFact> CODER = new BlockFactCoder();

  /** Every record that was read, whatever became of it. */
  long read() {
    return summary.records() + summary.rejected();
  }

  private static final class BlockFactCoder extends DataCoder<BlockFact> {
    @Override
    protected void write(BlockFact value, DataOutputStream out) throws IOException {
      out.writeInt(value.file);
      out.writeLong(value.start);
      BlockSummary summary = value.summary;
      out.writeLong(summary.records());
      out.writeLong(summary.rejected());
      out.writeLong(summary.lines());
      out.writeLong(summary.bytes());
      out.writeLong(summary.damaged());
      out.writeInt(summary.pieces().size());
      for (byte[] piece : summary.pieces()) {
        writeBytes(out, piece);
      }
      out.writeInt(value.labels.size());
      for (Map.Entry<Long, String> label : value.labels.entrySet()) {
        out.writeLong(label.getKey());
        writeText(out, label.getValue());
      }
    }

    @Override
    protected BlockFact read(DataInputStream in) throws IOException {
      int file = in.readInt();
      long start = in.readLong();
      long records = in.readLong();
      long rejected = in.readLong();
      long lines = in.readLong();
      long bytes = in.readLong();
      long damaged = in.readLong();
      List<byte[]> pieces = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        pieces.add(readBytes(in));
      }
      Map<Long, String> labels = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        labels.put(in.readLong(), readText(in));
      }
      return new BlockFact(
          file, start, new BlockSummary(records, rejected, lines, bytes, pieces, damaged), labels);
    }
  }
}
