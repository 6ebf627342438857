package dev.granary.pipeline.inprocess;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Runs read side by side, key by key. For one thread at a time. */
final class SpilledRuns {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing(head -> head.group().key(), Arrays::compareUnsigned));

  /** Where a run stands, and what comes next there. */
  private record Head(SpilledGroup group, SpilledRun.Cursor cursor) {}

  SpilledRuns(List<SpilledRun> runs) throws IOException {
    for (SpilledRun run : runs) {
      advance(run.open());
    }
  }

  /** All parts of the next key, or null after the last one. */
  @Nullable List<SpilledGroup> next() throws IOException {
    if (heads.isEmpty()) {
      return null;
    }
    List<SpilledGroup> parts = new ArrayList<>();
    byte[] key = heads.element().group().key();
    while (!heads.isEmpty() && Arrays.equals(heads.element().group().key(), key)) {
      Head head = heads.remove();
      parts.add(head.group());
      advance(head.cursor());
    }
    return parts;
  }

  /** How many keys there are from here on; none is left to read then. */
  long count() throws IOException {
    long count = 0;
    while (next() != null) {
      count++;
    }
    return count;
  }

  private void advance(SpilledRun.Cursor cursor) throws IOException {
    SpilledGroup group = cursor.next();
    if (group != null) {
      heads.add(new Head(group, cursor));
    }
  }
}
