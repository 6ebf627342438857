package dev.granary.shard;

import dev.granary.record.RecordId;
import java.io.IOException;
import java.io.Serializable;

/** Sees every example on its way into a shard. */
public interface ExampleWatch extends Serializable {
  /** Sees the examples of some shards of one split. */
  interface Watcher {
    void see(RecordId id, byte[] buffer, int start, int length) throws IOException;

    /** What it tells of them; it sees no more. */
    byte[] finding();
  }

  Watcher begin();
}
