package dev.granary.shard;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A shard as it was written, with the digests of its bytes and of its index. */
public record WrittenShard(
    int split, String name, long records, long bytes, String sha256, String indexSha256) {
  public static final DataCoder<WrittenShard> CODER = new ShardCoder();

  /** The path of a shard's index within a version. */
  public static String indexOf(String shard) {
    return "index/" + shard + ".index";
  }

  private static final class ShardCoder extends DataCoder<WrittenShard> {
    @Override
    protected void write(WrittenShard value, DataOutputStream out) throws IOException {
      out.writeInt(value.split);
      writeText(out, value.name);
      out.writeLong(value.records);
      out.writeLong(value.bytes);
      writeText(out, value.sha256);
      writeText(out, value.indexSha256);
    }

    @Override
    protected WrittenShard read(DataInputStream in) throws IOException {
      return new WrittenShard(
          in.readInt(), readText(in), in.readLong(), in.readLong(), readText(in), readText(in));
    }
  }
}
