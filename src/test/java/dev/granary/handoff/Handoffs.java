package dev.granary.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hand-offs of no version that exists. */
public final class Handoffs {
  private Handoffs() {}

  /** So many files of so many records, for one process. */
  public static Handoff of(int files, long records, int lanes, int globalBatch) {
    List<Handoff.ShardFile> shards = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      shards.add(new Handoff.ShardFile("f" + file, records, 10, "aa", "index/f" + file, 68, "bb"));
    }
    Handoff.Split train = new Handoff.Split("train", files * records, shards);
    return new Handoff(
        1,
        "birds",
        "1.0.0",
        "cc",
        "dd",
        "/versions/1.0.0",
        "none",
        7,
        List.of(new Feature("damage", "int64", true, List.of("None", "Minor"))),
        new Handoff.Label("damage", List.of("None", "Minor"), List.of(0.5, 1.5)),
        null,
        List.of(train),
        lanes,
        globalBatch,
        new Handoff.Processes(
            1,
            globalBatch,
            List.of(
                new Handoff.Read(
                    0,
                    Map.of("train", shards.stream().map(Handoff.ShardFile::file).toList()),
                    Map.of("train", files * records)))),
        files * records / globalBatch,
        files * records % globalBatch,
        List.of(),
        null);
  }

  /** The same, to be trained on for so many steps, and judged by a split of one file. */
  public static Handoff trained(int files, long records, int lanes, int globalBatch, long steps) {
    Handoff plain = of(files, records, lanes, globalBatch);
    List<Handoff.ShardFile> judges = new ArrayList<>();
    for (int file = 0; file < lanes; file++) {
      judges.add(new Handoff.ShardFile("v" + file, 5, 10, "aa", "index/v" + file, 68, "bb"));
    }
    List<Handoff.Split> splits =
        List.of(plain.split("train"), new Handoff.Split("validation", 5L * lanes, judges));
    return with(plain, plain.version(), splits, plain.processes(), training(steps));
  }

  /** The same version, shared by so many processes. */
  public static Handoff forProcesses(Handoff handoff, int count) {
    return with(
        handoff,
        handoff.version(),
        handoff.splits(),
        new Handoff.Processes(count, handoff.globalBatch() / count, List.of()),
        handoff.training());
  }

  /** The same of another version. */
  public static Handoff ofVersion(Handoff handoff, String version) {
    return with(handoff, version, handoff.splits(), handoff.processes(), handoff.training());
  }

  private static Handoff.Training training(long steps) {
    return new Handoff.Training(
        "train",
        "validation",
        "table",
        List.of(),
        List.of(8),
        4,
        64,
        1,
        "adam",
        0.01,
        0.9,
        0,
        "cosine",
        3,
        steps,
        "balanced",
        "float32",
        5);
  }

  private static Handoff with(
      Handoff like,
      String version,
      List<Handoff.Split> splits,
      Handoff.Processes processes,
      Handoff.@Nullable Training training) {
    return new Handoff(
        like.formatVersion(),
        like.dataset(),
        version,
        like.contentDigest(),
        like.manifestSha256(),
        like.directory(),
        like.compression(),
        like.seed(),
        like.features(),
        like.label(),
        like.weightFeature(),
        splits,
        like.lanes(),
        like.globalBatch(),
        processes,
        like.stepsPerEpoch(),
        like.unused(),
        like.slices(),
        training);
  }
}
