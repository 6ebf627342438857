package dev.granary.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of some records: of all of them, and of each slice.
 *
 * @param slices all records first, then slices by kind and name
 * @param unsliced kinds of which there were too many slices to tell them apart
 * @param associations how much each feature tells of the label
 */
public record Profile(
    List<SliceProfile> slices, List<String> unsliced, List<Association> associations) {

  /**
   * What is known of one slice.
   *
   * @param kind by what it is a slice; empty for all records
   */
  public record SliceProfile(
      String kind, String name, long records, List<FeatureFigures> features) {
    /** How the slice of all records is called. */
    public static final String ALL = "all";

    public SliceProfile {
      features = List.copyOf(features);
    }
  }

  public Profile {
    slices = List.copyOf(slices);
    unsliced = List.copyOf(unsliced);
    associations = List.copyOf(associations);
  }

  public static Profile of(Tally tally) {
    List<SliceProfile> slices = new ArrayList<>();
    slices.add(profile("", SliceProfile.ALL, tally.all(), Optional.of(tally.sample())));
    List<String> unsliced = new ArrayList<>();
    for (Slices kind : tally.slices()) {
      String by = kind.slicing().name();
      kind.list()
          .forEach(slice -> slices.add(profile(by, slice.name(), slice.tally(), Optional.empty())));
      if (kind.areTooMany()) {
        unsliced.add(by);
      }
    }
    return new Profile(slices, unsliced, Association.of(tally));
  }

  /** Only what is known of all records. */
  public Profile withoutSlices() {
    return new Profile(slices.subList(0, 1), unsliced, associations);
  }

  /** What is known of all records. */
  public SliceProfile all() {
    return slices.get(0);
  }

  private static SliceProfile profile(
      String kind, String name, SliceTally tally, Optional<RecordSample> sample) {
    List<FeatureFigures> features = new ArrayList<>();
    for (int i = 0; i < tally.measured().size(); i++) {
      features.add(FeatureFigures.of(tally.measured().get(i), tally.feature(i), sample));
    }
    return new SliceProfile(kind, name, tally.records(), features);
  }
}
