package dev.granary.cli;

import dev.granary.version.Overrides;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the versions of a dataset. */
@Command(name = "versions", description = "List the published versions of a dataset, newest first.")
final class VersionsVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    Versions versions = place.versions();
    if (versions.list().isEmpty()) {
      throw new VerbFailed(
          ExitCode.NOT_FOUND,
          "no version of " + place.dataset() + " is published under " + place.root());
    }
    VersionList list =
        new VersionList(
            place,
            versions,
            Overrides.of(place.storage(), place.root(), place.dataset())
                .inForce(Stamps.now().at()));
    self.commandLine().getOut().print(json.wanted() ? list.json() : list.text());
    return ExitCode.DONE.number();
  }
}
