package dev.granary.cli;

import dev.granary.lineage.LedgerAudit;
import dev.granary.shard.ShardAudit;
import dev.granary.shard.ShardReader;
import dev.granary.storage.Storage;
import dev.granary.version.Finding;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.RecordPlaces;
import dev.granary.version.Shard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The check of every record of a version whose files are whole. */
final class DeepAudit {
  private DeepAudit() {}

  static List<Finding> of(Storage storage, PublishedVersion version, Manifest manifest)
      throws IOException {
    String directory = version.directory();
    List<Shard> shards = manifest.draft().layout().shards();
    RecordPlaces places = new RecordPlaces(shards);
    List<Finding> findings = new ArrayList<>(ShardAudit.of(storage, directory, shards, places));
    findings.addAll(
        LedgerAudit.of(
            storage,
            directory,
            shards,
            places,
            range -> {
              try (ShardReader reader =
                  ShardReader.openUnproven(storage, directory, range.shard())) {
                return reader.ids(range.first(), range.count());
              }
            }));
    return findings;
  }
}
