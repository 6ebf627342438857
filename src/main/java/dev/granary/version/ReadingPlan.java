package dev.granary.version;

import dev.granary.record.Processes;
import java.util.List;

/**
 * What each of a number of processes reads: the same for all of them. Process {@code p} of {@code
 * P} reads files {@code p}, {@code p + P}, {@code p + 2P} and so on of every split.
 *
 * @param batch how many records each takes at a step; 0 where that is not said
 */
public record ReadingPlan(Processes processes, int batch, List<Part> splits) {
  public ReadingPlan {
    splits = List.copyOf(splits);
  }

  /**
   * What each process has of one split.
   *
   * @param files how many it reads
   * @param records how many they hold
   * @param steps how often all processes together can fill the global batch in one epoch
   * @param unused the records of the whole split that no step takes then
   */
  public record Part(String split, int files, long records, long steps, long unused) {}

  static ReadingPlan of(Processes processes, int globalBatch, List<SplitEntry> splits) {
    return new ReadingPlan(
        processes,
        globalBatch / processes.count(),
        splits.stream().map(split -> part(split, processes.count(), globalBatch)).toList());
  }

  private static Part part(SplitEntry split, int count, int globalBatch) {
    long records = split.size().records();
    long steps = globalBatch == 0 ? 0 : records / globalBatch;
    return new Part(
        split.name(),
        split.size().files() / count,
        records / count,
        steps,
        globalBatch == 0 ? 0 : records % globalBatch);
  }
}
