package dev.granary.handoff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public record Handoff(
    int formatVersion,
    String dataset,
    String version,
    String contentDigest,
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
    List<String> slices,
    @Nullable Training training) {
  public record Label(String feature, List<String> names, List<Double> weights) {}

  public record Split(String name, long records, List<ShardFile> files) {}

  public record ShardFile(
      String file,
      long records,
      long bytes,
      String sha256,
      String index,
      long indexBytes,
      String indexSha256) {}

  public record Processes(int count, int batch, List<Read> reads) {}

  public record Read(int process, Map<String, List<String>> files, Map<String, Long> records) {}

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
      long checkpointEvery) {}
}
