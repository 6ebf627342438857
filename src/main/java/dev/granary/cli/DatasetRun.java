package dev.granary.cli;

import dev.granary.pipeline.CloudInputs;
import dev.granary.pipeline.FindInputs;
import dev.granary.pipeline.InputListing;
import dev.granary.pipeline.RunDataset;
import dev.granary.pipeline.RunRequest;
import dev.granary.pipeline.RunRequest.Beginning;
import dev.granary.pipeline.RunRequest.Caller;
import dev.granary.pipeline.RunRequest.Publishing;
import dev.granary.pipeline.RunRequest.Watching;
import dev.granary.spec.Environment;
import dev.granary.spec.ReadSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One run as it was asked for on the command line, watched in the terminal. */
final class DatasetRun {
  private final RunVerb asked;
  private final Terminal terminal;

  DatasetRun(RunVerb asked, Terminal terminal) {
    this.asked = asked;
    this.terminal = terminal;
  }

  RunTold execute() throws IOException {
    Clock clock = Clock.systemUTC();
    Caller caller = new Caller(Operator.name(), Release.number(), clock.instant());
    Environment environment = environment();
    ReadSpec read = asked.spec().read();
    Spec spec = read.spec();
    CloudInputs.require(spec, environment);
    Storage storage = asked.storage();
    InputListing inputs = FindInputs.of(storage, spec, asked.spec().directory());
    try (Progress progress = Progress.start(terminal, inputs.bytes())) {
      RunRequest request =
          new RunRequest(
              asked.spec().directory(),
              read.text(),
              runKey(spec),
              commandLine(),
              ShellWords.join(environmentWords()),
              asked.leavesStaged() ? Publishing.LEAVE_STAGED : Publishing.PUBLISH,
              asked.resumes() ? Beginning.WHERE_LEFT : Beginning.ANEW,
              caller,
              new Watching(
                  progress,
                  asked.engineArguments(),
                  failure -> Failures.of(failure).message(),
                  this::tell));
      return RunTold.of(
          spec.dataset(), new RunDataset(storage, spec, environment, request, clock).run(inputs));
    }
  }

  private Environment environment() {
    Environment said = asked.environment().environment();
    return asked.submits() ? said.submitting() : said;
  }

  private void tell(String notice) {
    terminal.err().println("granary: " + notice);
    terminal.err().flush();
  }

  private String runKey(Spec spec) {
    return asked.date().map(date -> spec.dataset() + "@" + date).orElse("");
  }

  /** What makes the same run again from the same folder. */
  private String commandLine() {
    List<String> words = new ArrayList<>(List.of("scripts/granary", "run"));
    words.add(asked.spec().file().toString());
    words.addAll(environmentWords());
    asked.date().ifPresent(date -> words.addAll(List.of("--date", date.toString())));
    if (asked.leavesStaged()) {
      words.add("--no-publish");
    }
    if (asked.submits()) {
      words.add("--submit");
    }
    if (asked.resumes()) {
      words.add("--resume");
    }
    if (!asked.engineArguments().isEmpty()) {
      words.add("--");
      words.addAll(asked.engineArguments());
    }
    return ShellWords.join(words);
  }

  private List<String> environmentWords() {
    return asked
        .environment()
        .given()
        .map(file -> List.of("--env", file.toString()))
        .orElse(List.of());
  }
}
