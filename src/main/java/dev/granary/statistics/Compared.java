package dev.granary.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same feature in the same slice of two sets of records.
 *
 * @param kind by what it is a slice; empty for all records
 */
public record Compared(
    String kind, String slice, Measured feature, Distribution before, Distribution after) {

  /** What two tallies have in common, and what only one of them has. */
  public record Common(List<Compared> features, List<String> gone, List<String> come) {
    public Common {
      features = List.copyOf(features);
      gone = List.copyOf(gone);
      come = List.copyOf(come);
    }
  }

  /** Features that have the same name and kind; slices of the same kind and name. */
  public static Common of(Tally before, Tally after) {
    List<Compared> features = new ArrayList<>();
    Sliced both = new Sliced("", Profile.SliceProfile.ALL, before.all(), after.all());
    both.addTo(features);
    List<String> gone = new ArrayList<>();
    List<String> come = new ArrayList<>();
    for (Slices kind : after.slices()) {
      Optional<Slices> its = sameKind(before, kind.slicing().name());
      if (its.isPresent() && !its.get().areTooMany() && !kind.areTooMany()) {
        compareSlices(its.get(), kind, features, gone, come);
      }
    }
    return new Common(features, gone, come);
  }

  /** A slice in both. */
  private record Sliced(String kind, String slice, SliceTally before, SliceTally after) {
    void addTo(List<Compared> features) {
      Map<Measured, Integer> earlier = new HashMap<>();
      for (int i = 0; i < before.measured().size(); i++) {
        earlier.put(before.measured().get(i), i);
      }
      for (int i = 0; i < after.measured().size(); i++) {
        Measured feature = after.measured().get(i);
        Integer its = earlier.get(feature);
        if (its != null) {
          features.add(compare(feature, before.feature(its), after.feature(i)));
        }
      }
    }

    private Compared compare(Measured feature, FeatureTally was, FeatureTally is) {
      Distribution before = Distribution.of(feature, was);
      Distribution after = Distribution.of(feature, is);
      boolean alike = before.values().getClass() == after.values().getClass();
      return alike
          ? new Compared(kind, slice, feature, before, after)
          : new Compared(
              kind, slice, feature, Distribution.ofLengths(was), Distribution.ofLengths(is));
    }
  }

  private static void compareSlices(
      Slices before, Slices after, List<Compared> features, List<String> gone, List<String> come) {
    String kind = after.slicing().name();
    Map<String, SliceTally> earlier = new HashMap<>();
    before.list().forEach(slice -> earlier.put(slice.name(), slice.tally()));
    for (Slices.Slice slice : after.list()) {
      SliceTally was = earlier.remove(slice.name());
      if (was == null) {
        come.add(kind + " = " + slice.name());
      } else {
        new Sliced(kind, slice.name(), was, slice.tally()).addTo(features);
      }
    }
    earlier.keySet().stream().sorted().forEach(name -> gone.add(kind + " = " + name));
  }

  private static Optional<Slices> sameKind(Tally tally, String name) {
    return tally.slices().stream().filter(kind -> kind.slicing().name().equals(name)).findFirst();
  }
}
