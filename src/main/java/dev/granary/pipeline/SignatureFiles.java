package dev.granary.pipeline;

import dev.granary.coding.BandRow;
import dev.granary.coding.Partitions;
import dev.granary.dedup.candidate.BandShelf;
import dev.granary.signature.RowFile;
import dev.granary.signature.SignatureRule.Files;
import java.io.IOException;

/**
 * Keeps the bands of a version with it, and reads those of earlier ones where they lie.
 *
 * @param partitions of the bands of this run
 */
record SignatureFiles(RunPlaces places, Partitions partitions, EarlierVersions earlier)
    implements BandShelf {
  @Override
  public void keep(int partition, byte[] rows, int[] starts) throws IOException {
    RowFile.write(
        places.storage(),
        places.staging() + "/" + Files.bands(partition),
        rows,
        starts,
        BandRow.WIDTH);
  }

  @Override
  public void earlier(int partition, Sink sink) throws IOException {
    for (EarlierVersions.Earlier version : earlier.versions()) {
      int theirs = version.rule().files().bands();
      for (int part = first(partition, theirs); part <= last(partition, theirs); part++) {
        String path = version.directory() + "/" + Files.bands(part);
        // A part without bands was never written.
        if (places.storage().exists(path)) {
          sink.take(RowFile.read(places.storage(), path, BandRow.WIDTH), version.raise());
        }
      }
    }
  }

  /** Both counts are powers of two and cut the same space: one's parts nest in the other's. */
  private int first(int partition, int theirs) {
    return (int) ((long) partition * theirs / partitions.count());
  }

  private int last(int partition, int theirs) {
    return (int) (((long) (partition + 1) * theirs - 1) / partitions.count());
  }
}
