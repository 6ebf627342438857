package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the run took in and how long it took. */
public record Work(Rates rates, List<Step> steps, List<Input> inputs) {
  public Work {
    steps = List.copyOf(steps);
    inputs = List.copyOf(inputs);
  }

  /**
   * How fast the whole run was, and how little of it was shuffled; a megabyte has a million bytes.
   */
  public record Rates(
      @Nullable Double recordsPerSecond,
      @Nullable Double megabytesPerSecond,
      @Nullable Double shuffledBytesPerRecord) {
    public Rates {
      recordsPerSecond = Measure.ratio(recordsPerSecond);
      megabytesPerSecond = Measure.ratio(megabytesPerSecond);
      shuffledBytesPerRecord = Measure.ratio(shuffledBytesPerRecord);
    }
  }

  /** The time of one step; {@code share} is its part of all steps' time. */
  public record Step(String name, double seconds, @Nullable Double share) {
    public Step {
      Measure.seconds(name, seconds);
      share = Measure.ratio(share);
    }
  }

  /** One file that was read. */
  public record Input(String file, long bytes, long records, String digest) {
    public Input {
      Measure.count("bytes", bytes);
      Measure.count("records", records);
    }
  }
}
