package dev.granary.pipeline;

import dev.granary.spec.DriftSpec;
import dev.granary.statistics.Tally;
import dev.granary.statistics.drift.DriftReport;
import dev.granary.statistics.drift.DriftReport.Role;
import dev.granary.statistics.drift.Judged.Verdict;
import dev.granary.statistics.drift.MeasureDrift;
import dev.granary.storage.Storage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * How far features have moved from one version to another, by the limits that a run would be held
 * to.
 *
 * @param warned how many features of all records and of slices moved so far that it is a warning
 * @param failed how many so far that it is a failure
 * @param words the feature that moved farthest beyond its limit, in words; empty where none did
 */
public record MovedBetween(long warned, long failed, String words) {
  /** Absent where one of the versions keeps no statistics. */
  public static Optional<MovedBetween> versions(
      Storage storage, PublishedVersion before, PublishedVersion after, Asked asked)
      throws IOException {
    EarlierStatistics statistics = new EarlierStatistics(storage, asked.versions());
    Optional<Tally> was = statistics.read(before);
    Optional<Tally> is = statistics.read(after);
    if (was.isEmpty() || is.isEmpty()) {
      return Optional.empty();
    }
    MeasureDrift measure = new MeasureDrift(asked.drift().minRecords());
    DriftReport report =
        DriftReport.of(
            before.number().toString(),
            Role.LAST,
            measure.between(was.get(), is.get()),
            DriftPlans.limits(asked.drift()),
            statistics.history());
    return Optional.of(of(report));
  }

  /** By which limits, and which versions there are to learn them from. */
  public record Asked(Versions versions, DriftSpec drift) {}

  private static MovedBetween of(DriftReport report) {
    return new MovedBetween(
        count(report, Verdict.WARNED), count(report, Verdict.FAILED), words(report));
  }

  private static long count(DriftReport report, Verdict verdict) {
    return report.features().stream().filter(feature -> feature.worst() == verdict).count();
  }

  private static String words(DriftReport report) {
    return report.features().stream()
        .filter(feature -> feature.worst().compareTo(Verdict.WARNED) >= 0)
        .flatMap(
            feature ->
                feature.distances().stream()
                    .filter(distance -> distance.verdict() == feature.worst())
                    .limit(1)
                    .map(
                        distance ->
                            String.format(
                                Locale.ROOT,
                                "%s of %s, %s %.3f",
                                feature.drift().feature(),
                                feature.drift().where(),
                                distance.moved().measure().name().toLowerCase(Locale.ROOT),
                                distance.moved().value())))
        .findFirst()
        .orElse("");
  }
}
