package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;

/** How much memory the columns of a file may take, together and each page of them. */
public final class Allowance {
  private final int page;
  private final long all;
  private long taken;

  public Allowance(int page, long all) {
    this.page = page;
    this.all = all;
  }

  int page() {
    return page;
  }

  /** One more array of this length is held. */
  void take(long bytes) throws Malformed {
    taken += bytes;
    if (taken > all) {
      throw new Malformed("pages that take more than " + all + " bytes of memory together");
    }
  }

  void giveBack(long bytes) {
    taken -= bytes;
  }
}
