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

/** Keeps a version from being collected. */
@Command(
    name = "pin",
    description = "Keep a version from being collected, whoever collects and whatever is kept.")
final class PinVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();

  @Option(
      names = "--reason",
      converter = OneLine.class,
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is written into the history for good.")
  private String reason = "";

  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    DatasetPlace place = dataset.place();
    PublishedVersion pinned = place.version(version.asked());
    new Pins(place.storage(), place.root(), place.dataset()).pin(pinned, reason, Stamps.now());
    self.commandLine()
        .getOut()
        .printf("%s %s is pinned: it will not be collected%n", place.dataset(), pinned.number());
    return ExitCode.DONE.number();
  }
}
