package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import java.io.IOException;
import java.util.Map;

/** A shard that no run has written. */
public final class HandWrittenShard {
  private HandWrittenShard() {}

  /** Writes these examples in their order, with their index. */
  public static WrittenShard write(
      Storage storage,
      String directory,
      String name,
      int split,
      Compression compression,
      Map<RecordId, byte[]> examples)
      throws IOException {
    try (ShardOutput output = ShardOutput.create(storage, directory, name, compression)) {
      for (Map.Entry<RecordId, byte[]> example : examples.entrySet()) {
        output.write(example.getKey(), example.getValue(), 0, example.getValue().length);
      }
      return output.finish(split);
    }
  }
}
