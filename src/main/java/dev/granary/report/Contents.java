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

  /** All shards, and the size that the spec asks for. */
  public record Shards(@Nullable Long targetBytes, List<Shard> files) {
    public Shards {
      files = List.copyOf(files);
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
