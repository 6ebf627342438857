package dev.granary.cli;

import dev.granary.launch.model.RollBackModel;
import dev.granary.version.Rollback;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an earlier version current again. */
@Command(
    name = "rollback",
    description =
        "Make an earlier version current again, or with --model an earlier model the one to serve;"
            + " nothing is copied or removed.")
final class RollbackVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--to",
      paramLabel = "V",
      description =
          "A version such as 1.0.7, or with --model a training such as 1.0.7-001. Default: the one"
              + " before.")
  private @Nullable String to;

  @Option(names = "--model", description = "Roll back the model that is served, not the version.")
  private boolean model;

  @Mixin private final ReasonOption reason = new ReasonOption();

  @Option(names = "--dry-run", description = "Tell what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    DatasetPlace place = dataset.place();
    if (model) {
      return rollBackModel(place);
    }
    Rollback rollback = new Rollback(place.storage(), place.root(), place.dataset());
    Rollback.Move move = rollback.plan(Optional.ofNullable(to));
    RollbackTold told = RollbackTold.of(place, move, perform(rollback, move));
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return ExitCode.DONE.number();
  }

  private RollbackTold.Outcome perform(Rollback rollback, Rollback.Move move)
      throws IOException, Superseded {
    RollbackTold.Outcome outcome = outcome(move.from().equals(move.to()));
    if (outcome == RollbackTold.Outcome.ROLLED_BACK) {
      rollback.perform(move, reason.text(), Stamps.now());
    }
    return outcome;
  }

  private int rollBackModel(DatasetPlace place) throws IOException, Superseded {
    RollBackModel rollback = new RollBackModel(place.storage(), place.root(), place.dataset());
    RollBackModel.Move move = rollback.plan(Optional.ofNullable(to));
    RollbackTold.Outcome outcome = outcome(move.from().equals(move.to()));
    if (outcome == RollbackTold.Outcome.ROLLED_BACK) {
      rollback.perform(move, reason.text(), Stamps.now());
    }
    RollbackTold told = RollbackTold.of(place, move, outcome);
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return ExitCode.DONE.number();
  }

  private RollbackTold.Outcome outcome(boolean isThereAlready) {
    if (isThereAlready) {
      return RollbackTold.Outcome.UNCHANGED;
    }
    return dryRun ? RollbackTold.Outcome.WOULD_ROLL_BACK : RollbackTold.Outcome.ROLLED_BACK;
  }
}
