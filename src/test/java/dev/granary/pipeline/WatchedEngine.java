package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.InProcessResult;
import dev.granary.spec.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The in-process engine, looked at after each pipeline: what the folder of the run holds, and what
 * passed through groupings, all of which go to disk to be counted.
 */
record WatchedEngine(Engine engine, Path run, Map<String, Long> seen) implements Engine {
  static final String SHUFFLED = "shuffled";
  static final String ALL = "all";
  private static final String NO_MEMORY = "--inProcessGroupingBytes=0";

  /** What is seen, by the names of the run's folders. */
  static final class Sight {
    private final Map<String, Long> seen = new TreeMap<>();

    Engine watch(Environment environment, RunRequest.Watching watching, Engines.Work work) {
      RunRequest.Watching without =
          new RunRequest.Watching(watching.listener(), List.of(NO_MEMORY), watching.words());
      return new WatchedEngine(
          Engines.of(environment, without, work), Path.of(work.spill()).getParent(), seen);
    }

    /** The most there was of it. */
    long of(String what) {
      return seen.getOrDefault(what, 0L);
    }
  }

  @Override
  public PipelineOptions options() {
    return engine.options();
  }

  @Override
  public PipelineResult run(Pipeline pipeline) {
    PipelineResult result = engine.run(pipeline);
    result.waitUntilFinish();
    seen.merge(SHUFFLED, ((InProcessResult) result).spilledBytes(), Long::sum);
    for (String folder : List.of("spill", "scan", "staging")) {
      seen.merge(folder, bytes(run.resolve(folder)), Math::max);
    }
    seen.merge(ALL, bytes(run), Math::max);
    return result;
  }

  static long bytes(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
