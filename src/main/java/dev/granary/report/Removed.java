package dev.granary.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What does not stay, looked at closely; what the spec did not ask for is not there.
 *
 * @param duplicates records that are equal to one that stays
 * @param near records that are like one that stays
 * @param quality texts that a filter refused
 * @param contamination records that hold an item of an evaluation file
 * @param suspicions what is odd about records that are alike
 */
public record Removed(
    @Nullable Duplicates duplicates,
    @Nullable NearDuplicates near,
    @Nullable List<Unwanted> quality,
    List<Rejection> quarantine,
    @Nullable Contamination contamination,
    @Nullable Suspicions suspicions) {
  /** Where nobody looked for anything suspicious. */
  public Removed(
      @Nullable Duplicates duplicates,
      @Nullable NearDuplicates near,
      @Nullable List<Unwanted> quality,
      List<Rejection> quarantine,
      @Nullable Contamination contamination) {
    this(duplicates, near, quality, quarantine, contamination, null);
  }

  public Removed {
    quality = quality == null ? null : List.copyOf(quality);
    quarantine = List.copyOf(quarantine);
  }

  /** How many texts of a source were dropped for one rule of a quality filter, by its name. */
  public record Unwanted(String reason, String rule, String source, long count) {
    public Unwanted {
      Measure.count("count", count);
    }
  }

  /** Clusters of records of which one stays; the largest come first. */
  public record Duplicates(
      long clusters,
      long recordsRemoved,
      List<ClusterSizes> sizes,
      List<Cluster> largest,
      List<OfSource> bySource) {
    public Duplicates {
      Measure.count("clusters", clusters);
      Measure.count("recordsRemoved", recordsRemoved);
      sizes = List.copyOf(sizes);
      largest = List.copyOf(largest);
      // Reports of before do not have it.
      bySource = List.copyOf(Objects.requireNonNullElse(bySource, List.of()));
    }
  }

  /** How many clusters have from {@code from} up to and including {@code to} records. */
  public record ClusterSizes(long from, long to, long clusters) {
    private static final long LAST_SINGLE = 4;

    public ClusterSizes {
      Measure.count("clusters", clusters);
      if (from > to) {
        throw new IllegalArgumentException("no size lies from " + from + " to " + to);
      }
    }

    /** Up to the largest size: 2, 3, 4, and then ranges that double, as in 5 to 8 and 9 to 16. */
    public static List<ClusterSizes> histogram(SortedMap<Long, Long> clustersBySize) {
      List<ClusterSizes> ranges = new ArrayList<>();
      long largest = clustersBySize.isEmpty() ? 0 : clustersBySize.lastKey();
      long from = 2;
      while (from <= largest) {
        long to = from <= LAST_SINGLE ? from : 2 * (from - 1);
        long clusters =
            clustersBySize.subMap(from, to + 1).values().stream().mapToLong(Long::longValue).sum();
        ranges.add(new ClusterSizes(from, to, clusters));
        from = to + 1;
      }
      return List.copyOf(ranges);
    }
  }

  /** How many records of a source are in clusters of {@code from} to {@code to} records. */
  public record OfSource(String source, long from, long to, long records) {
    public OfSource {
      Measure.count("records", records);
    }
  }

  /** One cluster: who stayed, and how many records it has with the survivor. */
  public record Cluster(String survivor, long size) {
    public Cluster {
      Measure.count("size", size);
    }
  }

  /** The records that one rule set aside; file-level reasons have neither rule nor field. */
  public record Rejection(
      String reason,
      @Nullable String rule,
      @Nullable String field,
      long count,
      List<Example> examples) {
    public Rejection {
      Measure.count("count", count);
      examples = List.copyOf(examples);
    }
  }

  /** One record that was set aside: where it stood and the shape of its value, never its text. */
  public record Example(String record, String file, @Nullable Long line, String shape) {}
}
