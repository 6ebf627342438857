package dev.granary.shard;

import dev.granary.storage.Storage;
import dev.granary.version.Shard;
import java.io.IOException;
import java.util.List;

/** The frames of some shards of the version in a directory, as their indexes tell of them. */
public record IndexedFrames(Storage storage, String directory, List<Shard> shards) {
  public IndexedFrames {
    shards = List.copyOf(shards);
  }

  /**
   * How many bytes the frames of the first records have before they are compressed. Each index that
   * is needed for that is read to its end and is what the manifest says, or {@link DamagedShard}.
   */
  public long bytesOfFirst(long records) throws IOException {
    long bytes = 0;
    long left = records;
    for (int i = 0; left > 0; i++) {
      Shard shard = shards.get(i);
      try (SequentialIndex index = SequentialIndex.open(storage, directory, shard)) {
        for (long position = 0; position < shard.records(); position++) {
          long frame = (long) index.next().length() + TfRecordWriter.FRAME_BYTES;
          bytes += left > 0 ? frame : 0;
          left--;
        }
        index.requireEnd();
      }
    }
    return bytes;
  }
}
