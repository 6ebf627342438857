package dev.granary.cli;

import dev.granary.cli.OtherLaunch.Handed;
import dev.granary.launch.ProgramOnPath;
import dev.granary.launch.submit.ClaimHandoff;
import dev.granary.launch.submit.LaunchName;
import dev.granary.launch.submit.LaunchRequest;
import dev.granary.launch.submit.Platform;
import dev.granary.launch.submit.RenderSubmission;
import dev.granary.launch.submit.RunTool;
import dev.granary.launch.submit.Submission;
import dev.granary.storage.StorageByScheme;
import dev.granary.version.TrustedShards;
import java.io.IOException;
import java.nio.file.Path;

/** A training on other machines: the hand-off is put where they read it, and a tool submits. */
final class SubmittedLaunch {
  private final OtherLaunch asked;
  private final String target;
  private final Platform platform;
  private final Handed handed;
  private final ClaimHandoff handoffs;

  SubmittedLaunch(OtherLaunch asked) throws IOException {
    this.asked = asked;
    this.target = asked.launch().target().word();
    if (asked.trainingDirectory().isPresent()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "--training-dir is a folder of this machine, and target " + target + " trains elsewhere");
    }
    this.platform = new TargetPlatform(asked.launch()).platform();
    this.handed = asked.handed(asked.hosts().orElse(platform.slices().processes()));
    this.handoffs =
        new ClaimHandoff(handed.place().storage(), handed.place().root(), handed.place().dataset());
  }

  /** Prints what would be submitted; nothing is written or started. */
  int rehearse() throws IOException {
    LaunchName name = handoffs.next(first());
    if (!isCloud()) {
      asked.err().println("granary: this would be refused: " + notCloud());
    }
    asked.out().print(new SubmissionTold(handoffs.place(name), submission(name)).whole());
    return ExitCode.DONE.number();
  }

  int run() throws IOException, InterruptedException {
    if (!isCloud()) {
      throw new VerbFailed(ExitCode.INVALID, notCloud());
    }
    String tool = submission(first()).tool();
    Path program =
        ProgramOnPath.find(tool, System.getenv().getOrDefault("PATH", ""))
            .orElseThrow(
                () ->
                    new VerbFailed(
                        ExitCode.INFRASTRUCTURE,
                        tool
                            + " is not on the PATH, and it submits to target "
                            + target
                            + ": install it; --dry-run prints what would be submitted"));
    TrustedShards.of(handed.place().storage(), handed.version(), handed.manifest());
    LaunchName name = handoffs.claim(handed.handoff(), target, Stamps.now());
    SubmissionTold told = new SubmissionTold(handoffs.place(name), submission(name));
    RunTool.Outcome outcome =
        new RunTool(program, line -> asked.err().println(tool + ": " + line))
            .run(told.submission());
    asked.err().flush();
    if (outcome.code() != 0) {
      throw new VerbFailed(ExitCode.INFRASTRUCTURE, told.failure(outcome));
    }
    asked.out().print(told.success(name, target));
    return ExitCode.DONE.number();
  }

  private LaunchName first() {
    return new LaunchName(handed.handoff().dataset(), handed.handoff().version(), 1);
  }

  private Submission submission(LaunchName name) {
    return RenderSubmission.of(
        new LaunchRequest(
            name,
            handoffs.place(name),
            asked.launch().command(),
            handed.handoff().processes().count(),
            asked.maxRestarts(),
            asked.launch().labels()),
        platform);
  }

  private boolean isCloud() {
    return handed.handoff().directory().startsWith(StorageByScheme.CLOUD);
  }

  private String notCloud() {
    return "the version is in %s, which the machines of target %s cannot read: publish it below a root that begins with gs://, or train on this machine with --target command"
        .formatted(handed.handoff().directory(), target);
  }
}
