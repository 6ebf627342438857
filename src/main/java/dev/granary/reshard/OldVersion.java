package dev.granary.reshard;

import dev.granary.lineage.LedgerPages;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.IndexedFrames;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.Shard;
import dev.granary.version.SplitEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A published version, and what of its splits are records that were not written only to fill. */
record OldVersion(Storage storage, String directory, Manifest manifest, List<OldSplit> splits) {
  /** Copies from here on fill a split. */
  static final int FILL = 1 << 15;

  OldVersion {
    splits = List.copyOf(splits);
  }

  static OldVersion read(Storage storage, String directory, Manifest manifest) throws IOException {
    Layout layout = manifest.draft().layout();
    Map<String, Long> fills =
        layout.remainder().policy().fills() ? fills(storage, directory) : Map.of();
    List<OldSplit> splits = new ArrayList<>();
    for (SplitEntry split : layout.splits()) {
      long fill = fills.getOrDefault(split.name(), 0L);
      long records = split.size().records() - fill;
      List<Shard> shards = layout.shardsOf(split.name());
      IndexedFrames frames = new IndexedFrames(storage, directory, shards);
      long bytes =
          switch (layout.compression()) {
            // What fills a split are its first records: they are as long there as at its end.
            case NONE -> split.size().bytes() - frames.bytesOfFirst(fill);
            case GZIP -> frames.bytesOfFirst(records);
          };
      splits.add(new OldSplit(split.name(), shards, records, bytes));
    }
    return new OldVersion(storage, directory, manifest, splits);
  }

  RemainderPolicy remainder() {
    return manifest.draft().layout().remainder().policy();
  }

  Compression compression() {
    return manifest.draft().layout().compression();
  }

  List<RecordId> remainderIds() {
    return manifest.draft().layout().remainder().ids();
  }

  /** How many records of each split are written once more to fill it. */
  private static Map<String, Long> fills(Storage storage, String directory) throws IOException {
    Map<String, Long> fills = new HashMap<>();
    LedgerPages ledger = LedgerPages.of(storage, directory);
    for (int part = 0; part < ledger.parts(); part++) {
      ledger.each(
          part,
          row ->
              row.published()
                  .filter(published -> published.copy() >= FILL)
                  .ifPresent(published -> fills.merge(published.split(), 1L, Long::sum)));
    }
    return fills;
  }
}
