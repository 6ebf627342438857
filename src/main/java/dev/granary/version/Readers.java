package dev.granary.version;

import dev.granary.record.Processes;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who a version is laid out for.
 *
 * @param processes every number of processes that may read it together, ascending
 * @param globalBatch how many records all of them take at a step; 0 where that is not said
 */
public record Readers(List<Processes> processes, int globalBatch) {
  public Readers {
    processes = Processes.merged(processes);
    Wording.requireNotNegative("the global batch", globalBatch);
    for (Processes one : processes) {
      if (one.count() < 1 || globalBatch % one.count() != 0) {
        throw new IllegalArgumentException(
            "a global batch of %d records does not divide by %d processes"
                .formatted(globalBatch, one.count()));
      }
    }
  }

  /** Numbers of processes, where nothing else is said. */
  public static Readers of(int... counts) {
    return new Readers(IntStream.of(counts).mapToObj(Processes::of).toList(), 0);
  }

  /** The numbers alone, ascending. */
  public List<Integer> counts() {
    return processes.stream().map(Processes::count).toList();
  }
}
