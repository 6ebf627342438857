package dev.granary.pipeline.inprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.values.WindowedValue;
import org.jspecify.annotations.Nullable;

/** Groups that are on disk; each is put together when it is claimed, its values when it is read. */
final class MergedItems implements Items {
  private final List<SpilledRun> runs;
  private final Function<List<SpilledGroup>, WindowedValue<?>> open;
  private final SpilledRuns merged;
  private final long count;

  /** Takes over the runs. */
  MergedItems(List<SpilledRun> runs, Function<List<SpilledGroup>, WindowedValue<?>> open) {
    this.runs = List.copyOf(runs);
    this.open = open;
    try {
      count = new SpilledRuns(runs).count();
      merged = new SpilledRuns(runs);
    } catch (IOException e) {
      throw new UncheckedIOException("What was spilled cannot be read back", e);
    }
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public @Nullable WindowedValue<?> claim() {
    List<SpilledGroup> parts = next();
    return parts == null ? null : open.apply(parts);
  }

  private synchronized @Nullable List<SpilledGroup> next() {
    try {
      return merged.next();
    } catch (IOException e) {
      throw new UncheckedIOException("What was spilled cannot be read back", e);
    }
  }

  @Override
  public void close() {
    for (SpilledRun run : runs) {
      try {
        run.close();
      } catch (IOException left) {
        // It has no name any more, and goes with the process.
      }
    }
  }
}
