package dev.granary.pipeline;

import dev.granary.report.RunReport.Command;
import dev.granary.report.RunReport.Next;
import dev.granary.report.RunReport.Reproduction;
import dev.granary.version.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person can type after a run, with the names of this very run filled in. */
final class NextSteps {
  private NextSteps() {}

  /** What the run made; a version and a draft only where it came that far. */
  record Made(String root, String dataset, @Nullable String version, @Nullable Draft draft) {}

  static Next of(RunRequest request, Made made, Books books) {
    List<Command> commands = new ArrayList<>();
    String verify = null;
    if (made.version() != null) {
      String of = environment(request) + " --root " + made.root() + " " + made.dataset();
      verify = "scripts/granary verify" + of + " --version " + made.version();
      commands.add(new Command(verify, "reads every byte again and compares it"));
      commands.add(new Command("scripts/granary show" + of, "what the version holds, in one page"));
      sample(books)
          .ifPresent(
              sample ->
                  commands.add(
                      new Command(
                          "scripts/granary why-missing"
                              + of
                              + " --file "
                              + sample.place().file()
                              + " --line "
                              + sample.place().line(),
                          "why this line is not in the version")));
    } else {
      commands.add(new Command(request.commandLine(), "runs it again"));
    }
    String digest =
        Optional.ofNullable(made.draft())
            .map(draft -> draft.layout().contentDigest().hex())
            .orElse(null);
    return new Next(commands, new Reproduction(request.commandLine(), verify, digest));
  }

  private static String environment(RunRequest request) {
    return request.environmentWords().isEmpty() ? "" : " " + request.environmentWords();
  }

  private static Optional<LedgerFact.Sample> sample(Books books) {
    return books.facts().ledger().samples().values().stream()
        .flatMap(broken -> broken.samples().stream())
        .findFirst();
  }
}
