package dev.granary.cli;

import dev.granary.launch.local.WorkerExit;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one worker of a training, for who starts the workers of several machines. */
@Command(
    name = "train",
    description =
        "Run one worker of a training in the foreground. Who it is and where the others are stands"
            + " in TF_CONFIG, as TensorFlow has it; without, it is the only one. Each line of"
            + " standard output is a JSON object that tells what it does.")
final class TrainVerb implements Callable<Integer> {
  @Option(
      names = "--handoff",
      paramLabel = "FILE",
      description =
          "What to train: a hand-off, as launch --dry-run prints it. Default: $GRANARY_HANDOFF.")
  private @Nullable Path handoff;

  @Option(
      names = "--training-dir",
      paramLabel = "DIR",
      description =
          "Where checkpoints, events, evaluation and model go: one folder that all workers see."
              + " Default: $GRANARY_TRAINING_DIR.")
  private @Nullable Path directory;

  @Option(
      names = "--shards",
      paramLabel = "DIR",
      description =
          "The folder of the version on this machine. Default: $GRANARY_SHARDS, else where the"
              + " hand-off says.")
  private @Nullable Path shards;

  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(WorkerCommand.ofThisInstallation().words());
    Map<String, String> environment = builder.environment();
    put(environment, "GRANARY_HANDOFF", handoff);
    put(environment, "GRANARY_TRAINING_DIR", directory);
    put(environment, "GRANARY_SHARDS", shards);
    environment.putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "2");
    // A worker ends when its input does. Ours may be empty from the start, as nohup has it; the
    // pipe that it gets instead lasts as long as this process, however that ends.
    builder.redirectInput(Redirect.PIPE);
    builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    Process worker = builder.start();
    Thread end = new Thread(() -> end(worker), "end of the worker");
    Runtime.getRuntime().addShutdownHook(end);
    int code = worker.waitFor();
    return code == 0 ? ExitCode.DONE.number() : lost(code);
  }

  private int lost(int code) {
    String kind = WorkerExit.kindOf(code);
    PrintWriter err = self.commandLine().getErr();
    err.println("granary: the worker ended early: %s (its exit code is %d)".formatted(kind, code));
    return WorkerEnds.exit(kind).number();
  }

  private static void put(Map<String, String> environment, String name, @Nullable Path path) {
    if (path != null) {
      environment.put(name, path.toAbsolutePath().toString());
    }
  }

  private static void end(Process worker) {
    worker.destroyForcibly();
    worker.onExit().join();
  }
}
