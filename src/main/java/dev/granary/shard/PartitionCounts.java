package dev.granary.shard;

import dev.granary.coding.DataCoder;
import dev.granary.coding.RecordRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many records, and bytes of them as TFRecords, each split has in each partition. */
record PartitionCounts(TreeMap<Cell, Count> cells) {
  static final DataCoder<PartitionCounts> CODER = new CountsCoder();

  record Cell(int split, int partition) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return split != other.split
          ? Integer.compare(split, other.split)
          : Integer.compare(partition, other.partition);
    }
  }

  record Count(long records, long bytes) {
    Count plus(Count other) {
      return new Count(records + other.records, bytes + other.bytes);
    }
  }

  static PartitionCounts none() {
    return new PartitionCounts(new TreeMap<>());
  }

  void addRows(int partition, byte[] rows) {
    for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
      long bytes = (long) RecordRow.length(rows, row) + TfRecordWriter.FRAME_BYTES;
      Cell cell = new Cell(RecordRow.split(rows, row), partition);
      cells.merge(cell, new Count(1, bytes), Count::plus);
    }
  }

  void add(PartitionCounts other) {
    other.cells.forEach((cell, count) -> cells.merge(cell, count, Count::plus));
  }

  private static final class CountsCoder extends DataCoder<PartitionCounts> {
    @Override
    protected void write(PartitionCounts value, DataOutputStream out) throws IOException {
      out.writeInt(value.cells.size());
      for (Map.Entry<Cell, Count> entry : value.cells.entrySet()) {
        out.writeInt(entry.getKey().split());
        out.writeInt(entry.getKey().partition());
        out.writeLong(entry.getValue().records());
        out.writeLong(entry.getValue().bytes());
      }
    }

    @Override
    protected PartitionCounts read(DataInputStream in) throws IOException {
      PartitionCounts counts = none();
      for (int left = in.readInt(); left > 0; left--) {
        Cell cell = new Cell(in.readInt(), in.readInt());
        counts.cells.put(cell, new Count(in.readLong(), in.readLong()));
      }
      return counts;
    }
  }
}
