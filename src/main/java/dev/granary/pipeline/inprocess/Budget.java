package dev.granary.pipeline.inprocess;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that several holders share. A holder who takes more than there is gives back what it holds;
 * only a large one, as to write many small parts would help nobody. So at any time at most half as
 * much again is held.
 */
final class Budget {
  private final long limit;
  private final AtomicLong held = new AtomicLong();
  private final AtomicInteger holders = new AtomicInteger();

  Budget(long limit) {
    this.limit = limit;
  }

  void enter() {
    holders.incrementAndGet();
  }

  void leave() {
    holders.decrementAndGet();
  }

  void take(long bytes) {
    held.addAndGet(bytes);
  }

  void give(long bytes) {
    held.addAndGet(-bytes);
  }

  /** Whether who holds so much must give it back. */
  boolean isDue(long own) {
    return held.get() > limit && own >= limit / (2L * Math.max(1, holders.get()));
  }

  long held() {
    return held.get();
  }
}
