package dev.granary.spec;

import dev.granary.record.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the records of a version must be like as a whole; nothing is judged that nobody asked. */
public record PopulationGates(
    Optional<Volume> volume,
    Optional<Freshness> freshness,
    List<Slices> slices,
    List<Representative> representative,
    Optional<Shares> label,
    SortedMap<String, Shares> sources) {
  public static final PopulationGates NONE =
      new PopulationGates(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          new TreeMap<>());

  public PopulationGates {
    slices = List.copyOf(slices);
    representative = List.copyOf(representative);
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }

  /** How many times the records of the version before there may be. */
  public record Volume(Optional<Double> minRatio, Optional<Double> maxRatio, Severity severity) {}

  /** How old the newest date of a field may be, in seconds. */
  public record Freshness(String field, long maxAge, Severity severity) {}

  /** Values of a field that must be there, each with so many records. */
  public record Slices(String field, List<String> require, long minRecords, Severity severity) {
    public Slices {
      require = List.copyOf(require);
    }
  }

  /**
   * How far shares may be from those of a reference.
   *
   * @param reference the shares; empty where they stand in a file
   * @param file where they stand, if not here
   */
  public record Representative(
      String field,
      SortedMap<String, Double> reference,
      Optional<ChecksSpec.ListedIn> file,
      double maxDifference,
      Severity severity) {
    public Representative {
      reference = Collections.unmodifiableSortedMap(new TreeMap<>(reference));
    }

    /** With shares that the spec itself gives. */
    public Representative(
        String field,
        SortedMap<String, Double> reference,
        double maxDifference,
        Severity severity) {
      this(field, reference, Optional.empty(), maxDifference, severity);
    }
  }

  /** Between which shares of the records something must have. */
  public record Shares(Optional<Double> least, Optional<Double> most, Severity severity) {}
}
