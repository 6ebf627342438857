package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the version holds: its classes, splits and shards. */
public record Contents(List<SplitClasses> classes, List<Split> splits, Shards shards) {
  public Contents {
    classes = List.copyOf(classes);
    splits = List.copyOf(splits);
  }

  /** The classes of one split, before and after balancing. */
  public record SplitClasses(String split, List<LabelCount> labels) {
    public SplitClasses {
      labels = List.copyOf(labels);
    }
  }

  /** The records of one class; {@code weight} is what the loss should give to each. */
  public record LabelCount(String label, long before, long after, @Nullable Double weight) {
    public LabelCount {
      Measure.count("before", before);
      Measure.count("after", after);
      weight = Measure.ratio(weight);
    }
  }

  /** One split; shares are parts of one. */
  public record Split(
      String name,
      long records,
      @Nullable Double shareWanted,
      @Nullable Double shareGot,
      long files,
      long bytes) {
    public Split {
      Measure.count("records", records);
      Measure.count("files", files);
      Measure.count("bytes", bytes);
      shareWanted = Measure.ratio(shareWanted);
      shareGot = Measure.ratio(shareGot);
    }
  }

  /** All shards, the size that the spec asks for, and who reads how much of them. */
  public record Shards(@Nullable Long targetBytes, List<Shard> files, List<Reading> readings) {
    public Shards {
      files = List.copyOf(files);
      readings = List.copyOf(readings);
    }
  }

  /** What each of a number of processes reads of a split; a batch only where there is one. */
  public record Reading(
      long processes,
      List<String> slices,
      String split,
      long files,
      long records,
      @Nullable Long batch,
      @Nullable Long steps) {
    public Reading {
      slices = List.copyOf(slices);
      Measure.count("processes", processes);
      Measure.count("files", files);
      Measure.count("records", records);
    }
  }

  /** One TFRecord file. */
  public record Shard(String split, String name, long records, long bytes) {
    public Shard {
      Measure.count("records", records);
      Measure.count("bytes", bytes);
    }
  }
}
