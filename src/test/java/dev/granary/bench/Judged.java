package dev.granary.bench;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerScan;
import dev.granary.pipeline.RunDataset;
import dev.granary.pipeline.RunRequest;
import dev.granary.pipeline.RunResult;
import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a whole run in this process did with each record of one input file, read from the ledger
 * that it published.
 */
final class Judged {
  private final Map<Integer, LedgerRow> byLine = new HashMap<>();
  private final Map<RecordId, Integer> lines = new HashMap<>();

  private Judged() {}

  /**
   * One record that went for another.
   *
   * @param line from 0
   * @param survivor the line of the one that it went for, which may have gone for a third one since
   */
  record Gone(int line, int survivor, String evidence) {}

  /** Runs the spec; it must name one file, and have data that no version has yet. */
  static Judged by(Path spec) throws IOException {
    run(spec, StageListener.NONE);
    Environment environment = environment(spec);
    LocalStorage storage = new LocalStorage();
    Versions versions =
        Versions.of(storage, environment.root().orElseThrow(), Specs.read(spec).spec().dataset());
    PublishedVersion version = versions.resolve(Versions.LATEST);
    Judged judged = new Judged();
    try (LedgerScan scan =
        LedgerScan.open(storage, version.directory(), versions.manifest(version))) {
      while (scan.hasNext()) {
        judged.take(scan.next());
      }
    }
    return judged;
  }

  /** Runs the spec into a folder beside it, in-process, on all processors. */
  static void run(Path spec, StageListener listener) throws IOException {
    RunRequest request =
        new RunRequest(
            spec.toAbsolutePath().getParent().toString(),
            "",
            "scripts/granary run " + spec,
            RunRequest.Publishing.PUBLISH,
            RunRequest.Beginning.ANEW,
            new RunRequest.Caller("bench", "bench", Instant.now()),
            new RunRequest.Watching(listener, List.of(), Throwable::toString));
    RunResult result =
        new RunDataset(
                new LocalStorage(),
                Specs.read(spec).spec(),
                environment(spec),
                request,
                Clock.systemUTC())
            .run();
    if (!(result instanceof RunResult.Published)) {
      throw new IllegalStateException(spec + " published nothing: " + result);
    }
  }

  private static Environment environment(Path spec) {
    Environment all = Environments.defaults();
    return new Environment(
        Environment.Engine.IN_PROCESS,
        all.parallelism(),
        all.blockBytes(),
        all.temporary(),
        Optional.of(spec.resolveSibling("out").toAbsolutePath().toString()),
        all.lease(),
        all.gcs(),
        all.flink(),
        all.dataflow(),
        all.launch(),
        all.costs());
  }

  int records() {
    return byLine.size();
  }

  long count(Reason reason) {
    return byLine.values().stream().filter(row -> row.reason() == reason).count();
  }

  /** Those that went for this reason, by line. */
  List<Gone> gone(Reason reason) {
    List<Gone> gone = new ArrayList<>();
    byLine.forEach(
        (line, row) -> {
          if (row.reason() == reason) {
            gone.add(new Gone(line, line(row.survivor().orElseThrow()), row.evidence()));
          }
        });
    return gone;
  }

  private int line(RecordId id) {
    Integer line = lines.get(id);
    if (line == null) {
      throw new IllegalStateException("the ledger does not know the survivor " + id);
    }
    return line;
  }

  private void take(LedgerRow row) {
    int line = (int) row.place().line() - 1;
    byLine.put(line, row);
    lines.put(row.id(), line);
  }
}
