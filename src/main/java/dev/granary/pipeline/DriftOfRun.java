package dev.granary.pipeline;

import dev.granary.gate.BaselineGate;
import dev.granary.gate.DriftGate;
import dev.granary.gate.GateOutcome;
import dev.granary.report.Movements;
import dev.granary.spec.DriftSpec;
import dev.granary.statistics.Tally;
import dev.granary.statistics.drift.DriftJson;
import dev.granary.statistics.drift.DriftReport;
import dev.granary.statistics.drift.DriftReport.Role;
import dev.granary.statistics.drift.History;
import dev.granary.statistics.drift.MeasureDrift;
import dev.granary.version.NoSuchVersion;
import dev.granary.version.PublishedVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the records of a run against those of earlier versions. */
final class DriftOfRun {
  private final Optional<DriftSpec> asked;
  private final Tally read;
  private final List<DriftReport> reports = new ArrayList<>();
  private final List<GateOutcome> baselines = new ArrayList<>();

  private DriftOfRun(Optional<DriftSpec> asked, Tally read) {
    this.asked = asked;
    this.read = read;
  }

  /**
   * Measures it, whether or not anything is judged.
   *
   * @param earlier absent where the history could not be read
   */
  static DriftOfRun measure(
      Optional<DriftSpec> asked, Tally read, Optional<EarlierStatistics> earlier, String runKey) {
    DriftOfRun drift = new DriftOfRun(asked, read);
    earlier.ifPresent(versions -> drift.compareAll(versions, runKey));
    return drift;
  }

  List<GateOutcome> outcomes() {
    List<GateOutcome> outcomes = new ArrayList<>();
    if (asked.isPresent()) {
      outcomes.addAll(baselines);
      reports.forEach(report -> outcomes.addAll(new DriftGate(report).judge()));
    }
    return outcomes;
  }

  /** What people should see of it. */
  List<Movements> movements() {
    return reports.stream().map(TellMovements::of).toList();
  }

  byte[] json() {
    return DriftJson.write(reports);
  }

  private void compareAll(EarlierStatistics earlier, String runKey) {
    History history =
        asked.map(DriftPlans::limits).flatMap(limits -> limits.learning()).isPresent()
            ? earlier.history()
            : new History();
    for (String word : asked.map(DriftSpec::against).orElse(List.of(DriftSpec.LAST))) {
      if (word.equals(DriftSpec.LAST)) {
        earlier
            .last(runKey)
            .ifPresentOrElse(
                version -> compare(earlier, version, Role.LAST, history),
                () -> baselines.add(BaselineGate.none()));
      } else {
        comparePinned(earlier, word, history);
      }
    }
  }

  private void comparePinned(EarlierStatistics earlier, String number, History history) {
    try {
      compare(earlier, earlier.named(number), Role.PINNED, history);
    } catch (NoSuchVersion unknown) {
      baselines.add(BaselineGate.unusable(number, String.valueOf(unknown.getMessage())));
    }
  }

  private void compare(
      EarlierStatistics earlier, PublishedVersion version, Role role, History history) {
    String number = version.number().toString();
    try {
      Optional<Tally> before = earlier.read(version);
      if (before.isEmpty()) {
        baselines.add(
            role == Role.LAST
                ? BaselineGate.withoutStatistics(number)
                : BaselineGate.unusable(number, "it keeps no statistics"));
        return;
      }
      MeasureDrift measure =
          new MeasureDrift(asked.map(DriftSpec::minRecords).orElse(DriftPlans.LEAST_RECORDS));
      reports.add(
          DriftReport.of(
              number,
              role,
              measure.between(before.get(), read),
              asked.map(DriftPlans::limits).orElse(DriftPlans.NONE),
              history));
    } catch (IOException unreadable) {
      baselines.add(BaselineGate.unusable(number, String.valueOf(unreadable.getMessage())));
    }
  }
}
