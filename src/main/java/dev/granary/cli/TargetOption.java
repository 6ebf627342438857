package dev.granary.cli;

import dev.granary.spec.LaunchSpec;
import dev.granary.spec.LaunchTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a training is to run. */
final class TargetOption {
  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "Where it trains: local (the built-in trainer), command (your own program, on this"
              + " machine), jobset, vertex, queued-resource or xpk (submitted to Google Cloud)."
              + " Default: launch.target of the environment, which is local.")
  private @Nullable String target;

  /**
   * What the environment says, with what the command line says otherwise.
   *
   * @param words of the trainer; none, where the command line has none
   */
  LaunchSpec over(LaunchSpec environment, List<String> words) {
    LaunchSpec chosen = environment.at(target == null ? environment.target() : named(target));
    LaunchSpec launch = words.isEmpty() ? chosen : chosen.running(words);
    if (launch.target() == LaunchTarget.LOCAL && !words.isEmpty()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "the built-in trainer takes no command, and "
              + words
              + " was given: add --target command to run it on this machine");
    }
    List<String> lacks = launch.lacks();
    if (!lacks.isEmpty()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "target %s needs %s: write %s in the environment's section launch%s"
              .formatted(
                  launch.target().word(),
                  lacks.stream().map("launch."::concat).toList(),
                  lacks.size() == 1 ? "it" : "them",
                  lacks.contains("command") ? ", or the command after --" : ""));
    }
    return launch;
  }

  private static LaunchTarget named(String word) {
    return LaunchTarget.written(word)
        .orElseThrow(
            () ->
                new VerbFailed(
                    ExitCode.INVALID,
                    "--target must be one of %s, is %s"
                        .formatted(String.join(", ", LaunchTarget.words()), word)));
  }
}
