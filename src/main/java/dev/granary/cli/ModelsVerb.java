package dev.granary.cli;

import dev.granary.launch.model.Account;
import dev.granary.launch.model.Trainings;
import dev.granary.version.Models;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the trainings of a dataset. */
@Command(
    name = "models",
    description = "List the trainings of a dataset, newest first, and which model is served.")
final class ModelsVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    Trainings trainings = new Trainings(place.storage(), place.root(), place.dataset());
    List<Account> accounts = trainings.all();
    if (accounts.isEmpty()) {
      throw new VerbFailed(
          ExitCode.NOT_FOUND,
          "no training of " + place.dataset() + " is recorded under " + place.root());
    }
    Models models = Models.of(place.storage(), place.root(), place.dataset());
    ModelList list = ModelList.of(place, trainings, accounts, models);
    self.commandLine().getOut().print(json.wanted() ? list.json() : list.text());
    return ExitCode.DONE.number();
  }
}
