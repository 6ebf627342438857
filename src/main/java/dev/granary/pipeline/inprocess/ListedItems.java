package dev.granary.pipeline.inprocess;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.beam.sdk.values.WindowedValue;
import org.jspecify.annotations.Nullable;

/**
 * Items that are in memory.
 *
 * <p>Lists are read where they lie, and each place is cleared when it is claimed, so that memory is
 * freed as the stage proceeds.
 */
final class ListedItems implements Items {
  private final List<? extends List<?>> parts;
  private final Function<Object, WindowedValue<?>> open;
  private final long count;
  private final AtomicLong next = new AtomicLong();

  /** Takes over modifiable lists of items that {@code open} turns into elements. */
  ListedItems(List<? extends List<?>> parts, Function<Object, WindowedValue<?>> open) {
    this.parts = parts;
    this.open = open;
    this.count = parts.stream().mapToLong(List::size).sum();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public @Nullable WindowedValue<?> claim() {
    long place = next.getAndIncrement();
    for (List<?> part : parts) {
      if (place < part.size()) {
        return open.apply(part.set((int) place, null));
      }
      place -= part.size();
    }
    return null;
  }
}
