package dev.granary.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help for one verb. Picocli's own would claim {@code --version}, which verbs need themselves. */
final class HelpOption {
  private HelpOption() {}

  static void addTo(CommandLine verb) {
    verb.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
  }
}
