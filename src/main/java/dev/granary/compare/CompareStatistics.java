package dev.granary.compare;

import dev.granary.statistics.FeatureFigures;
import dev.granary.statistics.Numbers;
import dev.granary.statistics.Profile;
import dev.granary.statistics.Tally;
import dev.granary.statistics.TallyFile;
import dev.granary.statistics.drift.DriftLimits;
import dev.granary.statistics.drift.DriftReport;
import dev.granary.statistics.drift.DriftReport.Role;
import dev.granary.statistics.drift.History;
import dev.granary.statistics.drift.MeasureDrift;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what two versions counted of the records that they read. */
final class CompareStatistics {
  /** Slices with fewer records say little. */
  private static final long LEAST_RECORDS = 200;

  private static final DriftLimits UNJUDGED =
      new DriftLimits(Map.of(), Map.of(), Set.of(), Optional.empty());

  private final List<FigureChange> figures = new ArrayList<>();

  private CompareStatistics() {}

  /** Absent where one of them keeps none. */
  static Optional<StatisticsChange> of(Storage storage, Side before, Side after)
      throws IOException {
    Optional<Tally> was = tally(storage, before);
    Optional<Tally> is = tally(storage, after);
    if (was.isEmpty() || is.isEmpty()) {
      return Optional.empty();
    }
    DriftReport drift =
        DriftReport.of(
            before.version().number().toString(),
            Role.PINNED,
            new MeasureDrift(LEAST_RECORDS).between(was.get(), is.get()),
            UNJUDGED,
            new History());
    CompareStatistics compare = new CompareStatistics();
    compare.compare(Profile.of(was.get()).all(), Profile.of(is.get()).all());
    return Optional.of(new StatisticsChange(drift, compare.figures));
  }

  private static Optional<Tally> tally(Storage storage, Side side) throws IOException {
    Optional<byte[]> content = HeldFile.read(storage, side, TallyFile.OF_READ);
    return content.isPresent() ? Optional.of(TallyFile.read(content.get())) : Optional.empty();
  }

  private void compare(Profile.SliceProfile before, Profile.SliceProfile after) {
    Map<String, FeatureFigures> earlier = new HashMap<>();
    before.features().forEach(feature -> earlier.put(feature.feature().name(), feature));
    for (FeatureFigures now : after.features()) {
      String name = now.feature().name();
      FeatureFigures was = earlier.get(name);
      if (was != null) {
        add(name, "missing share", was.missingShare(), now.missingShare());
        add(name, "different values", was.different().value(), now.different().value());
        if (was.lists().isPresent() && now.lists().isPresent()) {
          double values = was.lists().get().meanLength();
          add(name, "values a record", values, now.lists().get().meanLength());
        }
        if (was.numbers().isPresent() && now.numbers().isPresent()) {
          compare(name, was.numbers().get(), now.numbers().get());
        }
        if (was.texts().isPresent() && now.texts().isPresent()) {
          double length = was.texts().get().meanLength();
          add(name, "mean length", length, now.texts().get().meanLength());
        }
      }
    }
  }

  private void compare(String name, Numbers before, Numbers after) {
    add(name, "mean", before.mean(), after.mean());
    add(name, "deviation", before.deviation(), after.deviation());
    add(name, "least", before.least(), after.least());
    add(name, "greatest", before.greatest(), after.greatest());
  }

  private void add(String feature, String figure, double before, double after) {
    if (Double.compare(before, after) != 0) {
      figures.add(new FigureChange(feature, figure, before, after));
    }
  }
}
