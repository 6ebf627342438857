package dev.granary.audit;

import dev.granary.coding.DataCoder;
import dev.granary.shard.ShardReader;
import dev.granary.shard.WrittenShard;
import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All shards of a run, in the order in which the audit numbers them. */
record AuditedShards(List<WrittenShard> shards) {
  static final DataCoder<AuditedShards> CODER = new ShardsCoder();
  static final AuditedShards NONE = new AuditedShards(List.of());

  AuditedShards {
    shards =
        shards.stream()
            .sorted(Comparator.comparingInt(WrittenShard::split).thenComparing(WrittenShard::name))
            .toList();
  }

  int split(int number) {
    return shards.get(number).split();
  }

  /** Opens a shard whose index was proven when it was read. */
  ShardReader open(AuditPlan.Places places, int number) throws IOException {
    return ShardReader.openUnproven(places.storage(), places.staging(), shard(places, number));
  }

  /** Opens a shard and compares its index with its digest. */
  ShardReader openProven(AuditPlan.Places places, int number) throws IOException {
    return ShardReader.open(places.storage(), places.staging(), shard(places, number));
  }

  private Shard shard(AuditPlan.Places places, int number) {
    WrittenShard written = shards.get(number);
    FileEntry index =
        new FileEntry(
            WrittenShard.indexOf(written.name()),
            Shard.indexBytes(written.records()),
            new Sha256(written.indexSha256()));
    return new Shard(
        "audited",
        written.records(),
        places.compression(),
        new FileEntry(written.name(), written.bytes(), new Sha256(written.sha256())),
        index);
  }

  private static final class ShardsCoder extends DataCoder<AuditedShards> {
    @Override
    protected void write(AuditedShards value, DataOutputStream out) throws IOException {
      out.writeInt(value.shards.size());
      for (WrittenShard shard : value.shards) {
        WrittenShard.CODER.encode(shard, out);
      }
    }

    @Override
    protected AuditedShards read(DataInputStream in) throws IOException {
      List<WrittenShard> shards = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        shards.add(WrittenShard.CODER.decode(in));
      }
      return new AuditedShards(shards);
    }
  }
}
