package dev.granary.handoff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a trainer must know of a version. It exists only if it adds up: the number of processes
 * divides that of lanes, which divides the global batch and the files of every split.
 *
 * @param directory of the version: absolute, or {@code gs://}; files are told from there
 * @param seed of the order in training
 * @param weightFeature the feature that the loss of an example is multiplied by, where there is one
 * @param lanes see {@link GlobalBatches}
 * @param stepsPerEpoch of the split that is trained on, else of the first
 * @param unused records of it that no step of an epoch takes
 * @param slices features by whose values an evaluation is split
 * @param training what the built-in trainer is to do, where it is asked
 */
public record Handoff(
    int formatVersion,
    String dataset,
    String version,
    String contentDigest,
    String manifestSha256,
    String directory,
    String compression,
    long seed,
    List<Feature> features,
    @Nullable Label label,
    @Nullable String weightFeature,
    List<Split> splits,
    int lanes,
    int globalBatch,
    Processes processes,
    long stepsPerEpoch,
    long unused,
    List<String> slices,
    @Nullable Training training) {
  /** The format that this code writes and reads. */
  public static final int FORMAT_VERSION = 1;

  public Handoff {
    features = List.copyOf(features);
    splits = List.copyOf(splits);
    slices = List.copyOf(slices);
    requireDivides("the processes", processes.count(), "the lanes", lanes);
    requireDivides("the lanes", lanes, "the global batch", globalBatch);
    for (Split split : splits) {
      requireDivides(
          "the lanes", lanes, "the files of split " + split.name(), split.files().size());
    }
    if (stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "an epoch has no step: a global batch is " + globalBatch + " records");
    }
  }

  /** A split that must be there. */
  public Split split(String name) {
    return splits.stream()
        .filter(split -> split.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the hand-off has no split " + name));
  }

  private static void requireDivides(String of, int divisor, String in, int number) {
    if (divisor < 1 || number < 1 || number % divisor != 0) {
      throw new IllegalArgumentException(
          "%s (%d) must be a multiple of %s (%d)".formatted(in, number, of, divisor));
    }
  }

  /**
   * What is to be told.
   *
   * @param weights of each class in the loss, in the order of the names
   */
  public record Label(String feature, List<String> names, List<Double> weights) {
    public Label {
      names = List.copyOf(names);
      weights = List.copyOf(weights);
      if (names.size() != weights.size()) {
        throw new IllegalArgumentException(
            "label %s has %d names and %d weights"
                .formatted(feature, names.size(), weights.size()));
      }
    }
  }

  /** A split and its files, by number. */
  public record Split(String name, long records, List<ShardFile> files) {
    public Split {
      files = List.copyOf(files);
    }
  }

  /** A shard and its index. */
  public record ShardFile(
      String file,
      long records,
      long bytes,
      String sha256,
      String index,
      long indexBytes,
      String indexSha256) {}

  /** Who reads: so many processes, each so many records a step. */
  public record Processes(int count, int batch, List<Read> reads) {
    public Processes {
      reads = List.copyOf(reads);
    }
  }

  /** The files of each split that one process reads, in order, and the records in them. */
  public record Read(int process, Map<String, List<String>> files, Map<String, Long> records) {}

  /** What the built-in trainer is to do; words are those of a spec's section train. */
  public record Training(
      String split,
      String validation,
      String model,
      List<String> textFeatures,
      List<Integer> hidden,
      int embedding,
      int buckets,
      int ngrams,
      String optimiser,
      double learningRate,
      double momentum,
      long warmupSteps,
      String decay,
      long epochs,
      long steps,
      String classWeights,
      String precision,
      long checkpointEvery) {
    public Training {
      textFeatures = List.copyOf(textFeatures);
      hidden = List.copyOf(hidden);
      if (steps < 1 || checkpointEvery < 1) {
        throw new IllegalArgumentException(
            "steps (%d) and checkpointEvery (%d) must be at least 1"
                .formatted(steps, checkpointEvery));
      }
    }
  }
}
