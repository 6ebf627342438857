package dev.granary.statistics.drift;

import dev.granary.statistics.Compared;
import dev.granary.statistics.Distribution;
import dev.granary.statistics.Distribution.Classes;
import dev.granary.statistics.Distribution.Measures;
import dev.granary.statistics.Tally;
import dev.granary.statistics.drift.FeatureDrift.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how far every feature has moved, in all records and in each slice that is large enough.
 */
public final class MeasureDrift {
  private final long leastRecords;

  /** Slices with fewer records than this, before or after, are not compared. */
  public MeasureDrift(long leastRecords) {
    this.leastRecords = leastRecords;
  }

  /**
   * What was found.
   *
   * @param tooSmall how many features of slices were not compared
   * @param gone slices that are no more
   * @param come slices that were not before
   */
  public record Found(
      List<FeatureDrift> features, int tooSmall, List<String> gone, List<String> come) {
    public Found {
      features = List.copyOf(features);
      gone = List.copyOf(gone);
      come = List.copyOf(come);
    }
  }

  public Found between(Tally before, Tally after) {
    Compared.Common common = Compared.of(before, after);
    List<Compared> large = common.features().stream().filter(this::isLarge).toList();
    Chance chance = Chance.among(large.stream().mapToInt(MeasureDrift::measures).sum());
    List<FeatureDrift> drifts = new ArrayList<>();
    large.forEach(compared -> drifts.add(drift(compared, chance)));
    return new Found(drifts, common.features().size() - large.size(), common.gone(), common.come());
  }

  private boolean isLarge(Compared compared) {
    long least = compared.kind().isEmpty() ? 1 : leastRecords;
    return records(compared.before()) >= least && records(compared.after()) >= least;
  }

  private static long records(Distribution distribution) {
    return distribution.present() + distribution.missing();
  }

  private static int measures(Compared compared) {
    boolean any = compared.before().present() > 0 && compared.after().present() > 0;
    return any ? 5 : 1;
  }

  private static FeatureDrift drift(Compared compared, Chance chance) {
    Distribution before = compared.before();
    Distribution after = compared.after();
    List<Moved> moved = new ArrayList<>();
    Bins bins = new Bins(List.of());
    if (before.present() > 0 && after.present() > 0) {
      bins = bins(before.values(), after.values());
      addDistances(bins, chance, moved);
      if (before.values() instanceof Measures was && after.values() instanceof Measures is) {
        moved.add(
            new Moved(
                Measure.KOLMOGOROV_SMIRNOV,
                Divergence.kolmogorovSmirnov(was.ranges(), is.ranges()),
                chance.ofCumulative((double) before.present(), (double) after.present())));
      } else {
        moved.add(
            new Moved(
                Measure.L_INFINITY, Divergence.largestDifference(bins), ofLargest(bins, chance)));
      }
    }
    moved.add(missing(before, after, chance));
    return new FeatureDrift(
        compared.kind(),
        compared.slice(),
        compared.feature().name(),
        of(before.values()),
        records(before),
        records(after),
        bins,
        moved);
  }

  private static Bins bins(Distribution.Values before, Distribution.Values after) {
    return before instanceof Measures was
        ? Bins.of(was.ranges(), ((Measures) after).ranges())
        : Bins.of((Classes) before, (Classes) after);
  }

  private static String of(Distribution.Values values) {
    return values instanceof Measures measures
        ? measures.what().name().toLowerCase(Locale.ROOT)
        : "values";
  }

  private static void addDistances(Bins bins, Chance chance, List<Moved> moved) {
    double before = bins.before();
    double after = bins.after();
    double apart = chance.ofChiSquare(bins.bins().size());
    double both = 1 / before + 1 / after;
    moved.add(
        new Moved(
            Measure.JENSEN_SHANNON,
            Divergence.jensenShannon(bins),
            apart * both / (8 * Math.log(2))));
    moved.add(new Moved(Measure.PSI, Divergence.stability(bins), apart * both));
    moved.add(
        new Moved(
            Measure.CHI_SQUARE,
            Math.sqrt(Divergence.chiSquare(bins) / (before + after)),
            Math.sqrt(apart / (before + after))));
  }

  private static double ofLargest(Bins bins, Chance chance) {
    double before = bins.before();
    double after = bins.after();
    double most = 0;
    for (Bins.Bin bin : bins.bins()) {
      double pooled = (bin.before() + bin.after()) / (before + after);
      most = Math.max(most, chance.ofShare(pooled, before, after, bins.bins().size()));
    }
    return most;
  }

  private static Moved missing(Distribution before, Distribution after, Chance chance) {
    double was = records(before);
    double is = records(after);
    double pooled = (before.missing() + after.missing()) / (was + is);
    double difference = Math.abs(before.missing() / was - after.missing() / is);
    return new Moved(Measure.MISSING, difference, chance.ofShare(pooled, was, is, 1));
  }
}
