package dev.granary.cli;

import dev.granary.version.Pins;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a version that was pinned go the way of the others. */
@Command(name = "unpin", description = "Let a version that was pinned be collected like any other.")
final class UnpinVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();

  @Option(
      names = "--reason",
      converter = OneLine.class,
      paramLabel = "TEXT",
      description = "Why; it is written into the history for good.")
  private String reason = "";

  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    DatasetPlace place = dataset.place();
    PublishedVersion unpinned = place.version(version.asked());
    if (place.versions().pin(unpinned).isEmpty()) {
      self.commandLine()
          .getOut()
          .printf("%s %s is not pinned; nothing was done%n", place.dataset(), unpinned.number());
      return ExitCode.DONE.number();
    }
    new Pins(place.storage(), place.root(), place.dataset()).unpin(unpinned, reason, Stamps.now());
    self.commandLine()
        .getOut()
        .printf("%s %s is not pinned any more%n", place.dataset(), unpinned.number());
    return ExitCode.DONE.number();
  }
}
