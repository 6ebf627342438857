package dev.granary.pipeline.estimate;

import java.util.Optional;

/**
 * What a run will come to, and on what that stands.
 *
 * @param records how many records are expected to be read
 */
public record Estimate(long records, Time time, Volume volume, Bill bill, Basis basis) {
  /**
   * What the figures stand on.
   *
   * @param sampled what tells of records where no version does
   * @param counted the version that tells how many records there are
   * @param alike the version by the same spec, which tells what becomes of them and how long
   *     examples are
   * @param timed the version whose run tells how fast this dataset is here
   */
  public record Basis(
      Sampled sampled, Optional<String> counted, Optional<String> alike, Optional<Timed> timed) {}

  /** What was read of the input: how many bytes of the beginnings of how many files. */
  public record Sampled(long bytes, int files) {}

  /** How long the run that made a version took, by its report. */
  public record Timed(String version, double seconds, long bytes, String engine, int parallelism) {}
}
