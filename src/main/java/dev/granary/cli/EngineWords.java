package dev.granary.cli;

import java.util.List;

/**
 * What stands after {@code --} on the command line: options of Beam. Each verb declares them
 * itself, since picocli takes no positional parameter of a mixin that is not the first.
 */
final class EngineWords {
  private EngineWords() {}

  static void require(List<String> words) {
    for (String word : words) {
      if (!word.startsWith("--")) {
        throw new VerbFailed(
            ExitCode.INVALID,
            "unexpected argument '" + word + "': one spec, and options of Beam after --");
      }
    }
  }
}
