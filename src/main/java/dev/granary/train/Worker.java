package dev.granary.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * One process of a training. It is told what to do by its environment, tells what it does on
 * standard output, and halts when its standard input ends.
 */
public final class Worker {
  private Worker() {}

  public static void main(String[] arguments) {
    PrintStream told = System.out;
    // Whatever else is printed in this process is no progress.
    System.setOut(System.err);
    int exitCode = run(System.getenv(), System.in, told);
    told.flush();
    Runtime.getRuntime().halt(exitCode);
  }

  /** Ends the process itself where it is stuck, or where its launcher is gone. */
  public static int run(Map<String, String> environment, InputStream launcher, PrintStream out) {
    Progress progress = new Progress(out, System::nanoTime);
    Watchdog watchdog =
        new Watchdog(
            progress,
            System::nanoTime,
            () -> Runtime.getRuntime().halt(FailureKind.STUCK.exitCode()));
    Surroundings around = new Surroundings(progress, watchdog, Clock.systemUTC(), System::nanoTime);
    try (watchdog;
        LauncherWatch watch =
            new LauncherWatch(
                launcher, () -> Runtime.getRuntime().halt(FailureKind.LAUNCHER.exitCode()))) {
      watch.start();
      watchdog.start();
      work(WorkerSettings.of(environment), around);
      return 0;
    } catch (Exception | Error e) {
      return failed(e, progress);
    }
  }

  private static void work(WorkerSettings settings, Surroundings around)
      throws IOException, InterruptedException {
    Handoff handoff = handoff(settings.handoff());
    TrainingPlan plan = TrainingPlan.of(handoff);
    Path data = settings.shards().orElseGet(() -> local(handoff.directory()));
    Model model = plan.model();
    Trainer trainer = new Trainer(settings, handoff, plan, model, around);
    float[] state;
    try (SplitReader reader = new SplitReader(data, handoff, plan.training().split())) {
      state = trainer.train(reader);
    }
    if (settings.cluster().isFirst()) {
      new Finish(settings, handoff, plan, around).finish(state, data);
    }
    around
        .progress()
        .tell(
            Progress.event("done")
                .put("step", plan.training().steps())
                .put("state", Checkpoints.digest(state)));
  }

  private static Handoff handoff(Path file) {
    try {
      return HandoffJson.read(file);
    } catch (IOException e) {
      throw WorkerFailed.of(FailureKind.SETTINGS, "Cannot read the hand-off " + file + ": " + e, e);
    }
  }

  private static Path local(String directory) {
    if (directory.contains("://")) {
      throw WorkerFailed.of(
          FailureKind.SETTINGS,
          "The shards are at %s, and a worker reads files of its machine: copy them and name the place in GRANARY_SHARDS"
              .formatted(directory));
    }
    return Path.of(directory);
  }

  private static int failed(Throwable failure, Progress progress) {
    WorkerFailed told = Failures.named(failure);
    if (told.kind() == FailureKind.BUG || told.kind() == FailureKind.PEER) {
      told.printStackTrace();
    } else {
      System.err.println(told.getMessage());
    }
    ObjectNode line =
        Progress.event("failed").put("kind", told.kind().word()).put("message", told.getMessage());
    if (told.file() != null) {
      line.put("file", told.file());
    }
    progress.tell(line);
    return told.kind().exitCode();
  }
}
