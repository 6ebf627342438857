package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.record.Compression;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one worker scans at a time: a block of a large file, or several small files. */
record ScanUnit(List<Block> blocks) {
  static final DataCoder<ScanUnit> CODER = new UnitCoder();

  /** A block as {@link dev.granary.read.FileBlock} says, of the file with this number. */
  record Block(int file, Compression compression, long start, long end, Rows rows) {}

  /** Where the first row begins, and the header before it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the header.
  record Rows(long first, byte[] header) {}

  private static final class UnitCoder extends DataCoder<ScanUnit> {
    @Override
    protected void write(ScanUnit value, DataOutputStream out) throws IOException {
      out.writeInt(value.blocks.size());
      for (Block block : value.blocks) {
        out.writeInt(block.file);
        out.writeUTF(block.compression.name());
        out.writeLong(block.start);
        out.writeLong(block.end);
        out.writeLong(block.rows.first);
        writeBytes(out, block.rows.header);
      }
    }

    @Override
    protected ScanUnit read(DataInputStream in) throws IOException {
      List<Block> blocks = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        blocks.add(
            new Block(
                in.readInt(),
                Compression.valueOf(in.readUTF()),
                in.readLong(),
                in.readLong(),
                new Rows(in.readLong(), readBytes(in))));
      }
      return new ScanUnit(blocks);
    }
  }
}
