package dev.granary.cli;

import dev.granary.gate.Decision;
import dev.granary.gate.DecisionJson;
import dev.granary.storage.Durability;
import dev.granary.version.PublishedVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells a scheduler whether to train. */
@Command(
    name = "decide",
    description =
        "Tell whether a model is to be trained anew, by the section retrain of the spec: what has"
            + " changed since the version that was trained on last. Trains nothing.")
final class DecideVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();

  @Option(
      names = "--exit-code",
      description = "End with 8 where a training is due, as well as telling it.")
  private boolean exitCode;

  @Option(names = "--dry-run", description = "Tell it, and leave decision.json as it is.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    PublishedVersion current = CurrentEnough.of(place.versions(), version.asked());
    Instant now = Clock.systemUTC().instant();
    Decision decision = new FindDecision(place, dataset.specOrFail(), now).of(current);
    byte[] document = DecisionJson.write(decision, now.toString());
    if (!dryRun) {
      String file = place.root() + "/" + place.dataset() + "/" + DecisionJson.FILE;
      try (OutputStream out = place.storage().create(file, Durability.DURABLE)) {
        out.write(document);
      }
    }
    self.commandLine()
        .getOut()
        .print(json.wanted() ? new String(document, StandardCharsets.UTF_8) : text(decision));
    boolean due = decision.verdict() == Decision.Verdict.TRAIN;
    return (exitCode && due ? ExitCode.DIFFERENT : ExitCode.DONE).number();
  }

  private static String text(Decision decision) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s: %s: %s.%n"
            .formatted(
                decision.dataset(),
                decision.current(),
                decision.verdict() == Decision.Verdict.TRAIN ? "train" : "do not train",
                decision.sentence()));
    if (!decision.reasons().isEmpty()) {
      TextTable table = new TextTable("reason", "", "observed", "limit");
      for (Decision.Reason reason : decision.reasons()) {
        table.add(reason.name(), word(reason.answer()), reason.observed(), reason.limit());
      }
      text.append(table);
    }
    return text.toString();
  }

  private static String word(Decision.Answer answer) {
    return switch (answer) {
      case MET -> "yes";
      case NOT_MET -> "no";
      case UNKNOWN -> "not known";
    };
  }
}
