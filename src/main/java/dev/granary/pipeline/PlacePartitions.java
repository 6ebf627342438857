package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.read.SourceFile;

/** Equal ranges of the input, file after file, by the bytes of each. */
final class PlacePartitions {
  private final InputListing listing;
  private final long[] before;
  private final long total;
  private final int count;

  PlacePartitions(InputListing listing, int count) {
    this.listing = listing;
    this.count = count;
    before = new long[listing.files().size()];
    long sum = 0;
    for (SourceFile file : listing.files()) {
      before[file.number()] = sum;
      sum += file.bytes();
    }
    total = Math.max(1, sum);
  }

  /**
   * The range that a place lies in; ranges ascend with places. Offsets of a compressed file run
   * past its bytes, and what does counts as its end.
   */
  int of(long ordinal) {
    int file = Ordinal.file(ordinal);
    long within = Math.min(Ordinal.offset(ordinal), listing.files().get(file).bytes());
    return (int) Math.min(count - 1L, (long) ((double) (before[file] + within) / total * count));
  }
}
