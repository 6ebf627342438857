package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.record.Severity;
import java.util.Locale;
import java.util.Optional;

/** Whether there are about as many records as in the version before. */
public final class VolumeGate {
  private final double least;
  private final double most;
  private final Severity severity;

  public VolumeGate(Optional<Double> minRatio, Optional<Double> maxRatio, Severity severity) {
    least = minRatio.orElse(0.0);
    most = maxRatio.orElse(Double.POSITIVE_INFINITY);
    this.severity = severity;
  }

  /** The version that readers read now. */
  public record Earlier(String version, long records) {}

  /** Judges so many records by the version before; the first version has none. */
  public GateOutcome judge(long records, Optional<Earlier> earlier) {
    if (earlier.isEmpty()) {
      return about(records + " records").passes("there is no version to compare with");
    }
    Earlier before = earlier.get();
    double ratio = before.records() == 0 ? 1 : (double) records / before.records();
    Observation observation =
        about(
            String.format(
                Locale.ROOT,
                "%d records, %.3f of %d in %s",
                records,
                ratio,
                before.records(),
                before.version()));
    if (ratio >= least && ratio <= most) {
      return observation.passes("there are about as many records as in %s", before.version());
    }
    return observation.fails(
        "there are %d records, in %s there were %d; see whether a delivery is missing or came twice,"
            + " or change gates.volume",
        records, before.version(), before.records());
  }

  /** What the versions before hold could not be read. */
  public GateOutcome unknown(long records) {
    return about(records + " records")
        .fails(
            "the versions before cannot be read, so there is nothing to compare with; see verify");
  }

  private Observation about(String observed) {
    String limit =
        Double.isInfinite(most)
            ? "at least " + least + " times as many"
            : least + " to " + most + " times as many";
    return new Observation("volume.change", observed, limit)
        .setBy("gates.volume")
        .weighing(severity);
  }
}
