package dev.granary.shard;

import dev.granary.shard.WritingBench.Outcome;
import dev.granary.version.Compression;
import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import java.util.List;

/** What was written, as a manifest tells of it. */
final class PublishedShards {
  private PublishedShards() {}

  static List<Shard> of(Outcome outcome, Compression compression) {
    return outcome.shards().stream().map(shard -> of(shard, outcome, compression)).toList();
  }

  private static Shard of(WrittenShard shard, Outcome outcome, Compression compression) {
    String index = WrittenShard.indexOf(shard.name());
    return new Shard(
        WritingBench.SPLITS.get(shard.split()),
        shard.records(),
        compression,
        new FileEntry(shard.name(), shard.bytes(), new Sha256(shard.sha256())),
        new FileEntry(index, outcome.files().get(index).length, new Sha256(shard.indexSha256())));
  }
}
