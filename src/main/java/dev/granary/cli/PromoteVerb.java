package dev.granary.cli;

import dev.granary.launch.model.PromoteModel;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model the one to serve. */
@Command(
    name = "promote",
    description =
        "Make the model of a training the one to serve, unless the gate of the spec's section train"
            + " keeps it back; the dataset's history says so for good.")
final class PromoteVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TRAINING",
      description = "A training such as 1.0.7-001. Default: the last one that left a model.")
  private @Nullable String training;

  @Mixin private final ReasonOption reason = new ReasonOption();

  @Option(
      names = "--override",
      converter = OneLine.class,
      paramLabel = "TEXT",
      description =
          "Promote it although the gate says no, for this reason; it is written into the history"
              + " for good.")
  private String override = "";

  @Option(names = "--dry-run", description = "Tell what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    DatasetPlace place = dataset.place();
    PromoteModel promotion = new PromoteModel(place.storage(), place.root(), place.dataset());
    PromoteModel.Plan plan =
        promotion.plan(Optional.ofNullable(training), GateOfSpec.of(dataset.spec()));
    PromoteTold told = new PromoteTold(place, plan, perform(promotion, plan));
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return told.exit().number();
  }

  private PromoteTold.Outcome perform(PromoteModel promotion, PromoteModel.Plan plan)
      throws IOException, Superseded {
    if (plan.isDone()) {
      return PromoteTold.Outcome.UNCHANGED;
    }
    if (!plan.answer().isPassed() && override.isBlank()) {
      return PromoteTold.Outcome.KEPT_BACK;
    }
    if (dryRun) {
      return PromoteTold.Outcome.WOULD_PROMOTE;
    }
    promotion.perform(plan, plan.answer().isPassed() ? "" : override, reason.text(), Stamps.now());
    return PromoteTold.Outcome.PROMOTED;
  }
}
