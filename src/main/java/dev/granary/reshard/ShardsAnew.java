package dev.granary.reshard;

import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.Deal;
import dev.granary.shard.SequentialShard;
import dev.granary.shard.ShardSequence;
import dev.granary.shard.WrittenShard;
import dev.granary.version.Shard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the records of a version to new files, in the order they have and compressed where they
 * were. Every old file is read to its end, so that each is compared with its digest.
 */
final class ShardsAnew {
  private final OldVersion old;
  private final String staging;
  private final boolean pads;
  private final List<RecordId> remainder = new ArrayList<>();

  ShardsAnew(OldVersion old, String staging) {
    this.old = old;
    this.staging = staging;
    pads = old.remainder() == RemainderPolicy.PAD;
  }

  /** The ids that were left out, or written once more. */
  List<RecordId> remainder() {
    return remainder;
  }

  List<WrittenShard> write(int number, Deal deal) throws IOException {
    OldSplit split = old.splits().get(number);
    ShardSequence.Split named =
        new ShardSequence.Split(old.manifest().dataset(), number, split.name(), old.compression());
    try (ShardSequence files = new ShardSequence(old.storage(), staging, named, deal)) {
      writeOnce(split, deal, files);
      writeAgain(split, deal.fill(), files);
      return files.written();
    }
  }

  private void writeOnce(OldSplit split, Deal deal, ShardSequence files) throws IOException {
    long rank = 0;
    for (Shard shard : split.shards()) {
      try (SequentialShard records = open(shard)) {
        for (; records.next(); rank++) {
          if (rank < Math.min(deal.dealt(), split.records())) {
            files.write(records.id(), records.record(), records.length());
          } else if (rank < split.records()) {
            remainder.add(records.id());
          }
        }
      }
    }
  }

  private void writeAgain(OldSplit split, long fill, ShardSequence files) throws IOException {
    long rank = 0;
    for (int i = 0; rank < fill; i++) {
      try (SequentialShard records = open(split.shards().get(i))) {
        for (; rank < fill && records.next(); rank++) {
          if (pads) {
            files.writePadding(records.id(), records.record(), records.length());
          } else {
            files.write(records.id(), records.record(), records.length());
          }
          remainder.add(records.id());
        }
      }
    }
  }

  private SequentialShard open(Shard shard) throws IOException {
    return SequentialShard.open(old.storage(), old.directory(), shard);
  }
}
