package dev.granary.cli;

import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what a version holds. */
@Command(name = "show", description = "Show what a version holds, in one page.")
final class ShowVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    Versions versions = place.versions();
    PublishedVersion published = versions.resolve(version.asked());
    VersionPage page =
        new VersionPage(
            published,
            versions.manifest(published),
            GatesOfVersion.in(place.storage(), published.directory()));
    self.commandLine().getOut().print(json.wanted() ? page.json() : page.text());
    return ExitCode.DONE.number();
  }
}
