package dev.granary.statistics.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far features moved in earlier nights. */
public final class History {
  private static final double SHARE = 0.99;

  private final Map<Key, List<Double>> values = new HashMap<>();

  /** Which distance. */
  public record Key(String kind, String slice, String feature, Measure measure) {}

  public void add(Key key, double value) {
    values.computeIfAbsent(key, unknown -> new ArrayList<>()).add(value);
  }

  /** In how many nights it was measured. */
  int nights(Key key) {
    return values.getOrDefault(key, List.of()).size();
  }

  /** What 99 of 100 of the nights did not exceed, between the two nights that are nearest to it. */
  double usual(Key key) {
    double[] sorted =
        values.getOrDefault(key, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    double place = SHARE * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
