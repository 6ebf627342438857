package dev.granary.pipeline;

import dev.granary.report.Movements;
import dev.granary.report.Movements.Distance;
import dev.granary.report.Movements.Movement;
import dev.granary.statistics.drift.Bins;
import dev.granary.statistics.drift.DriftLimits.Limit;
import dev.granary.statistics.drift.DriftReport;
import dev.granary.statistics.drift.FeatureDrift;
import dev.granary.statistics.drift.Judged;
import dev.granary.statistics.drift.Judged.Verdict;
import dev.granary.statistics.drift.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells people which features moved farthest; drift.json has all of them. */
public final class TellMovements {
  private static final int MOST_FEATURES = 8;
  private static final int MOST_BINS = 12;

  private TellMovements() {}

  /** Those that are judged worst first; among them, those that moved farthest. */
  public static Movements of(DriftReport report) {
    List<Judged> moved =
        report.features().stream()
            .filter(TellMovements::isBeyondChance)
            .sorted(farthest())
            .toList();
    return new Movements(
        report.baseline(),
        report.features().size(),
        moved.size(),
        report.found().tooSmall(),
        farthestOfEach(moved),
        report.found().gone(),
        report.found().come());
  }

  /** A feature that moved in many slices is told once. */
  private static List<Movement> farthestOfEach(List<Judged> moved) {
    Map<String, List<Judged>> byFeature = new LinkedHashMap<>();
    moved.forEach(
        judged ->
            byFeature
                .computeIfAbsent(judged.drift().feature(), feature -> new ArrayList<>())
                .add(judged));
    return byFeature.values().stream()
        .limit(MOST_FEATURES)
        .map(its -> movement(its.get(0), its.size() - 1))
        .toList();
  }

  private static Comparator<Judged> farthest() {
    return Comparator.comparing(Judged::worst)
        .thenComparingDouble(judged -> distance(judged.drift()))
        .reversed();
  }

  /** The one distance that every feature with values has; what is only missing comes after. */
  private static double distance(FeatureDrift drift) {
    return drift.moved().stream()
        .filter(moved -> moved.measure() == Measure.JENSEN_SHANNON)
        .mapToDouble(FeatureDrift.Moved::value)
        .findFirst()
        .orElse(0);
  }

  private static boolean isBeyondChance(Judged judged) {
    return judged.worst().compareTo(Verdict.WITHIN) > 0
        || judged.drift().moved().stream().anyMatch(moved -> moved.value() > moved.byChance());
  }

  private static Movement movement(Judged judged, long alsoIn) {
    FeatureDrift drift = judged.drift();
    String of = drift.of().equals("values") ? "" : ", " + drift.of();
    return new Movement(
        drift.feature() + of,
        drift.where(),
        word(judged.worst()),
        drift.before(),
        drift.after(),
        alsoIn,
        judged.distances().stream()
            .filter(distance -> distance.moved().value() > 0)
            .map(TellMovements::distance)
            .toList(),
        bins(drift.bins()));
  }

  private static Distance distance(Judged.Distance distance) {
    return new Distance(
        word(distance.moved().measure()),
        distance.moved().value(),
        distance.moved().byChance(),
        distance
            .limit()
            .map(limit -> distance.verdict() == Verdict.FAILED ? limit.fail() : least(limit))
            .filter(Double::isFinite)
            .orElse(null));
  }

  private static double least(Limit limit) {
    return Math.min(limit.warn(), limit.fail());
  }

  private static List<Movements.Bin> bins(Bins bins) {
    double before = bins.bins().stream().mapToDouble(Bins.Bin::before).sum();
    double after = bins.bins().stream().mapToDouble(Bins.Bin::after).sum();
    return bins.bins().stream()
        .limit(MOST_BINS)
        .map(
            bin ->
                new Movements.Bin(
                    bin.name(), share(bin.before(), before), share(bin.after(), after)))
        .toList();
  }

  private static double share(double part, double all) {
    return all == 0 ? 0 : part / all;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
