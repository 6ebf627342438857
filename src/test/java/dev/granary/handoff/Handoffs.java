package dev.granary.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hand-offs of no version that exists. */
final class Handoffs {
  private Handoffs() {}

  /** So many files of so many records, for one process. */
  static Handoff of(int files, long records, int lanes, int globalBatch) {
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
}
