package dev.granary.dedup.candidate;

import java.io.IOException;
import java.io.Serializable;

/** Where the bands of a version are kept, and those of earlier ones found. */
public interface BandShelf extends Serializable {
  /** Keeps all bands of a partition, in the order of their starts, for versions to come. */
  void keep(int partition, byte[] rows, int[] starts) throws IOException;

  /**
   * The bands of earlier versions that a partition of this one may meet.
   *
   * @param sink is given blocks of {@link dev.granary.coding.BandRow}, sorted, and what their
   *     ordinals are to be raised by so that no record of this run has them
   */
  void earlier(int partition, Sink sink) throws IOException;

  /** Takes blocks of bands. */
  interface Sink {
    void take(byte[] rows, long raise) throws IOException;
  }
}
