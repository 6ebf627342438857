package dev.granary.shard;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records that were left over, or dealt once more, when files got equal numbers. */
public record Remainder(List<RecordId> ids) {
  public static final DataCoder<Remainder> CODER = new RemainderCoder();

  private static final class RemainderCoder extends DataCoder<Remainder> {
    @Override
    protected void write(Remainder value, DataOutputStream out) throws IOException {
      out.writeInt(value.ids.size());
      for (RecordId id : value.ids) {
        out.writeLong(id.high());
        out.writeLong(id.low());
      }
    }

    @Override
    protected Remainder read(DataInputStream in) throws IOException {
      List<RecordId> ids = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        ids.add(new RecordId(in.readLong(), in.readLong()));
      }
      return new Remainder(ids);
    }
  }
}
