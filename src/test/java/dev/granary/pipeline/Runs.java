package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.spec.CostsSpec;
import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.spec.FlinkSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Real runs of real specs into a directory of the test. */
final class Runs {
  private Runs() {}

  static Environment environment(Environment.Engine engine, int parallelism, Path root) {
    return environment(engine, parallelism, 4 << 20, root);
  }

  static Environment environment(
      Environment.Engine engine, int parallelism, int blockBytes, Path root) {
    return new Environment(
        engine,
        parallelism,
        blockBytes,
        Optional.empty(),
        Optional.of(root.toString()),
        Duration.ofSeconds(30),
        Environments.defaults().gcs(),
        new FlinkSpec(FlinkSpec.EMBEDDED),
        Environments.defaults().dataflow(),
        Environments.defaults().launch(),
        CostsSpec.NONE);
  }

  static RunResult run(Path spec, Environment environment) throws IOException {
    return dataset(Specs.read(spec).spec(), spec, environment).run();
  }

  /** A run on a storage of the caller's own. */
  static RunResult run(Storage storage, Path spec, Environment environment) throws IOException {
    return dataset(storage, Specs.read(spec).spec(), spec, environment, Engines::of).run();
  }

  static RunDataset dataset(Spec spec, Path file, Environment environment) {
    return dataset(spec, file, environment, Engines::of);
  }

  static RunDataset dataset(Spec spec, Path file, Environment environment, Engines.Choice engines) {
    return dataset(new LocalStorage(), spec, file, environment, engines);
  }

  private static RunDataset dataset(
      Storage storage, Spec spec, Path file, Environment environment, Engines.Choice engines) {
    RunRequest request =
        new RunRequest(
            file.toAbsolutePath().getParent().toString(),
            "",
            "scripts/granary run " + file,
            RunRequest.Publishing.PUBLISH,
            RunRequest.Beginning.ANEW,
            new RunRequest.Caller("test", "test", Instant.now()),
            new RunRequest.Watching(StageListener.NONE, List.of(), Throwable::toString));
    return new RunDataset(storage, spec, environment, request, Clock.systemUTC(), engines);
  }
}
