package dev.granary.shard;

import dev.granary.record.RecordId;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Makes other examples of those in the spill. */
public interface Rewriting extends Serializable {
  /**
   * Begins on a worker.
   *
   * @param told what the side input of {@link RewriteExamples} holds
   */
  Rewrite open(byte[] told) throws IOException;

  /** Works for one thread. */
  interface Rewrite {
    /** What an example is to be; nothing where its record is to go. The same for the same. */
    Optional<byte[]> of(RecordId record, byte[] example) throws IOException;
  }
}
