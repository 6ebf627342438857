package dev.granary.pipeline.estimate;

import dev.granary.pipeline.estimate.Workload.Machine;
import dev.granary.pipeline.estimate.Workload.Source;
import dev.granary.pipeline.estimate.Workload.Step;

/**
 * How long a run takes.
 *
 * @param seconds by the clock
 * @param processorSeconds of all processors together
 */
public record Time(double seconds, double processorSeconds) {
  private static final double MEGABYTE = 1e6;

  /** As the table of rates has it. */
  public static Time of(Workload work, Machine machine) {
    double scan = work.sources().stream().mapToDouble(Time::scan).sum();
    double alone = work.sources().stream().mapToDouble(Time::alone).max().orElse(0);
    double rest = Rate.RECORD.of((double) work.read()) + write(work) + compare(work);
    double warmUp = Math.min(Rate.WARM_UP.value(), Rate.WARMING.of(scan + rest));
    double slower = slower(machine);
    double spread =
        Math.max((scan + rest + warmUp) / machine.threads(), alone + rest / machine.threads());
    return new Time(
        slower * (Rate.START.value() + spread),
        slower * (Rate.START_PROCESSOR.value() + scan + rest + warmUp));
  }

  /** As it was when a like run took so many seconds, on what it ran on. */
  public Time asWhen(double seconds, Time expected) {
    double by = seconds / expected.seconds();
    return new Time(this.seconds * by, processorSeconds * by);
  }

  private static double scan(Source source) {
    return Rate.FILE.of((double) source.files()) + scan(source, source.text());
  }

  private static double alone(Source source) {
    return scan(source, source.alone());
  }

  private static double scan(Source source, long text) {
    double megabytes = text / MEGABYTE;
    Rate parse = source.format().isTable() ? Rate.TABLE : Rate.JSONL;
    double unpack =
        switch (source.compression()) {
          case GZIP -> Rate.GUNZIP.of(megabytes);
          case ZSTD -> Rate.UNZSTD.of(megabytes);
          case NONE, AUTO -> 0;
        };
    return parse.of(megabytes) + unpack;
  }

  private static double write(Workload work) {
    double megabytes = work.written() * work.examples().spilled() / MEGABYTE;
    return Rate.WRITE.of(megabytes) + (work.has(Step.PACK) ? Rate.GZIP.of(megabytes) : 0);
  }

  private static double compare(Workload work) {
    double length = work.texts().map(Workload.Texts::length).orElse(0.0);
    return Rate.NEAR.of(work.scanned() * length / MEGABYTE);
  }

  /** An engine that was not measured is taken to be as slow as Flink. */
  private static double slower(Machine machine) {
    return switch (machine.engine()) {
      case IN_PROCESS -> 1;
      case DIRECT -> Rate.DIRECT.value();
      default -> Rate.FLINK.value();
    };
  }
}
