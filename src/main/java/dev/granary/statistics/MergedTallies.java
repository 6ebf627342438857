package dev.granary.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Tallies of parts, brought together. The first is kept as the bytes that came, since often there
 * is no other; the rest are added to it one by one, so that one tally is in memory, however many
 * there are.
 */
final class MergedTallies {
  private final TallyPlan plan;
  private byte @Nullable [] first;
  private @Nullable Tally all;

  MergedTallies(TallyPlan plan) {
    this.plan = plan;
  }

  void add(byte[] part) {
    if (all == null && first == null) {
      first = part;
      return;
    }
    try {
      merged().merge(part);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Takes what the other has, which is spent then. */
  void add(MergedTallies other) {
    if (other.all == null) {
      byte[] part = other.first;
      if (part != null) {
        add(part);
      }
    } else {
      merged().merge(other.all);
    }
  }

  byte[] bytes() {
    byte[] only = first;
    return only == null ? merged().bytes() : only;
  }

  private Tally merged() {
    Tally merged = all;
    if (merged == null) {
      byte[] begin = first;
      merged = begin == null ? new Tally(plan) : read(begin);
      all = merged;
      first = null;
    }
    return merged;
  }

  private Tally read(byte[] bytes) {
    try {
      return Tally.read(bytes, plan);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static UncheckedIOException damaged(IOException cause) {
    return new UncheckedIOException("statistics of a part are damaged", cause);
  }
}
