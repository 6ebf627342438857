package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far features moved from those of an earlier version: those that moved farthest.
 *
 * @param against which version
 * @param compared how many features were compared, in all records and in slices
 * @param beyondChance how many of them moved farther than chance alone explains
 * @param tooSmall how many features of slices were not, since too few records are in them
 * @param slicesGone slices that were there and are not
 */
public record Movements(
    String against,
    long compared,
    long beyondChance,
    long tooSmall,
    List<Movement> features,
    List<String> slicesGone,
    List<String> slicesCome) {
  public Movements {
    Measure.count("compared", compared);
    Measure.count("beyondChance", beyondChance);
    Measure.count("tooSmall", tooSmall);
    features = List.copyOf(features);
    slicesGone = List.copyOf(slicesGone);
    slicesCome = List.copyOf(slicesCome);
  }

  /**
   * One feature in one set of records.
   *
   * @param where all records, or a slice
   * @param verdict by the limits of the spec: unjudged, within, warned or failed
   * @param before how many records there were
   * @param alsoIn in how many other sets of records it moved farther than chance explains
   * @param bins values, or lengths of texts, that were told apart
   */
  public record Movement(
      String feature,
      String where,
      String verdict,
      long before,
      long after,
      long alsoIn,
      List<Distance> distances,
      List<Bin> bins) {
    public Movement {
      distances = List.copyOf(distances);
      bins = List.copyOf(bins);
    }
  }

  /**
   * One measure of how far.
   *
   * @param byChance what chance alone would explain
   * @param limit beyond which it warns or fails; absent where it is not judged
   */
  public record Distance(String measure, double value, double byChance, @Nullable Double limit) {}

  /** The shares of the records with a value that are in one bin. */
  public record Bin(String name, double before, double after) {}
}
