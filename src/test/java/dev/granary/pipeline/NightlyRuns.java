package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.spec.CostsSpec;
import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.spec.FlinkSpec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.version.History;
import dev.granary.version.HistoryEntry;
import dev.granary.version.RunNote;
import dev.granary.version.RunNotes;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** A dataset of owls in a folder of the test, refreshed night by night. */
final class NightlyRuns {
  private static final String SPEC =
      """
      dataset: owls
      version: "1.0"
      seed: 7
      sources:
        - {name: log, files: "data/*.csv", licence: CC0-1.0, key: [id]}
      schema:
        id: {type: string}
        seen: {type: int}
      splits: {train: 1.0}
      features:
        seen: {as: int}
      shards: {processes: [2]}
      publish: {root: out}
      """;

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Path folder;
  private final AtomicInteger pipelines = new AtomicInteger();
  private int failAt = Integer.MAX_VALUE;
  private Storage storage = new LocalStorage();
  private RunRequest.Beginning beginning = RunRequest.Beginning.ANEW;

  NightlyRuns(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
  }

  /** Adds a section to the spec. */
  NightlyRuns with(String section) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC + section + "\n");
    return this;
  }

  /** Delivers a file of so many owls, the first of which has this number. */
  NightlyRuns deliver(String file, int first, int count) throws IOException {
    StringBuilder rows = new StringBuilder("id,seen\n");
    for (int owl = first; owl < first + count; owl++) {
      rows.append("owl-%d,%d\n".formatted(owl, owl));
    }
    Files.writeString(folder.resolve("data").resolve(file), rows);
    return this;
  }

  Path input(String file) {
    return folder.resolve("data").resolve(file);
  }

  Path dataset() {
    return folder.resolve("out/owls");
  }

  NightlyRuns resuming() {
    beginning = RunRequest.Beginning.WHERE_LEFT;
    return this;
  }

  /** The pipeline of this number, counted from 1 over the next run, fails. */
  NightlyRuns failingAtPipeline(int number) {
    failAt = number;
    return this;
  }

  NightlyRuns on(Storage other) {
    storage = other;
    return this;
  }

  /** How many pipelines the last run executed, or tried to. */
  int pipelines() {
    return pipelines.get();
  }

  RunResult run(String date) throws IOException {
    pipelines.set(0);
    String key = date.isEmpty() ? "" : "owls@" + date;
    RunRequest request =
        new RunRequest(
            folder.toString(),
            key,
            "scripts/granary run spec.yaml",
            RunRequest.Publishing.PUBLISH,
            beginning,
            new RunRequest.Caller(
                "test@host",
                "test",
                Instant.ofEpochMilli(1_700_000_000_000L + RUNS.incrementAndGet())),
            new RunRequest.Watching(StageListener.NONE, List.of(), failure -> "told"));
    Environment environment =
        new Environment(
            Environment.Engine.IN_PROCESS,
            2,
            4 << 20,
            Optional.empty(),
            Optional.of(folder.resolve("out").toString()),
            Duration.ofSeconds(2),
            Environments.defaults().gcs(),
            new FlinkSpec(FlinkSpec.EMBEDDED),
            Environments.defaults().dataflow(),
            Environments.defaults().launch(),
            CostsSpec.NONE);
    return new RunDataset(
            storage,
            Specs.read(folder.resolve("spec.yaml")).spec(),
            environment,
            request,
            Clock.systemUTC(),
            (where, watching, spill) -> new Counting(Engines.of(where, watching, spill)))
        .run();
  }

  List<String> versions() throws IOException {
    return Versions.of(new LocalStorage(), folder.resolve("out").toString(), "owls").list().stream()
        .map(version -> version.number().toString())
        .toList();
  }

  List<HistoryEntry> history() throws IOException {
    return History.read(new LocalStorage(), folder.resolve("out").toString(), "owls").entries();
  }

  List<RunNote> notes() throws IOException {
    return new RunNotes(new LocalStorage(), folder.resolve("out").toString(), "owls").list();
  }

  /** Counts what it is asked to run, and fails where it shall. */
  private final class Counting implements Engine {
    private final Engine engine;

    Counting(Engine engine) {
      this.engine = engine;
    }

    @Override
    public PipelineOptions options() {
      return engine.options();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      if (pipelines.incrementAndGet() == failAt) {
        failAt = Integer.MAX_VALUE;
        throw new EngineFailed("the engine was pulled out");
      }
      return engine.run(pipeline);
    }
  }
}
