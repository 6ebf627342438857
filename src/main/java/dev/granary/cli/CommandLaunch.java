package dev.granary.cli;

import dev.granary.cli.OtherLaunch.Handed;
import dev.granary.handoff.HandoffJson;
import dev.granary.launch.ProgramOnPath;
import dev.granary.launch.local.Gang;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.local.GangPlan;
import dev.granary.launch.local.Lost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A training by a program of the user's own, as processes of this machine. */
final class CommandLaunch {
  /** Only the program knows what it read, and how often. */
  private static final long STEPS_NOT_KNOWN = -1;

  private final OtherLaunch asked;
  private final int processes;
  private final Handed handed;

  CommandLaunch(OtherLaunch asked) throws IOException {
    this.asked = asked;
    this.processes = asked.hosts().orElse(1);
    this.handed = asked.handed(processes);
  }

  /** Prints the hand-off; nothing is written or started. */
  int rehearse() throws IOException {
    asked.out().print(new String(HandoffJson.bytes(handed.handoff()), StandardCharsets.UTF_8));
    return ExitCode.DONE.number();
  }

  int run() throws IOException, InterruptedException {
    List<String> command = asked.launch().command();
    if (ProgramOnPath.find(command.get(0), System.getenv().getOrDefault("PATH", "")).isEmpty()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "there is no program %s on the PATH of this machine: it is the first word of the command"
              .formatted(command.get(0)));
    }
    Path read =
        asked.shards().ready(handed.place(), handed.version(), handed.manifest(), handed.handoff());
    try (RecordedTraining training =
        RecordedTraining.open(
            handed.place(),
            handed.handoff(),
            asked.launch().target().word(),
            asked.trainingDirectory())) {
      return training.isFinished() ? told(training) : run(training, command, read);
    }
  }

  private int run(RecordedTraining training, List<String> command, Path read)
      throws IOException, InterruptedException {
    Path directory = training.directory();
    Path file = directory.resolve("handoff.json");
    HandoffJson.write(handed.handoff(), file);
    GangPlan plan =
        GangPlan.ofForeign(
            command,
            Map.of(
                "GRANARY_HANDOFF", file.toAbsolutePath().toString(),
                "GRANARY_TRAINING_DIR", directory.toAbsolutePath().toString(),
                "GRANARY_SHARDS", read.toAbsolutePath().toString()),
            directory.resolve("logs"),
            processes,
            asked.maxRestarts());
    CommandScreen screen = new CommandScreen(asked.err(), System::nanoTime);
    training.start(processes);
    GangOutcome outcome = new Gang(plan, screen, System::nanoTime).run();
    training.end(outcome, STEPS_NOT_KNOWN);
    return told(training, outcome);
  }

  private int told(RecordedTraining finished) {
    asked
        .out()
        .printf(
            "training %s has finished before: nothing was started; for another one name another folder%n",
            finished.training().name());
    return ExitCode.DONE.number();
  }

  private int told(RecordedTraining training, GangOutcome outcome) {
    if (outcome instanceof GangOutcome.Failed failed) {
      Lost lost = failed.lost();
      asked
          .out()
          .print(
              """
              training %s on %s %s failed after %d restarts
                process: %d, last step %d
                what: %s: %s
                log: %s
              """
                  .formatted(
                      training.training().name(),
                      handed.handoff().dataset(),
                      handed.handoff().version(),
                      failed.restarts(),
                      lost.process(),
                      lost.step(),
                      lost.kind(),
                      lost.message(),
                      lost.log()));
      return ExitCode.INFRASTRUCTURE.number();
    }
    asked
        .out()
        .print(
            """
            training %s on %s %s by %s
              processes: %d, restarts: %d
              hand-off: %s
              logs: %s
            """
                .formatted(
                    training.training().name(),
                    handed.handoff().dataset(),
                    handed.handoff().version(),
                    asked.launch().command().get(0),
                    processes,
                    outcome.restarts(),
                    training.directory().resolve("handoff.json"),
                    training.directory().resolve("logs")));
    return ExitCode.DONE.number();
  }
}
