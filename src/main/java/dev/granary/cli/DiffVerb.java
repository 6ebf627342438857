package dev.granary.cli;

import dev.granary.compare.Side;
import dev.granary.compare.VersionComparison;
import dev.granary.pipeline.TellMovements;
import dev.granary.report.Difference;
import dev.granary.report.DifferencePage;
import dev.granary.report.Movements;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what differs between two versions. */
@Command(
    name = "diff",
    description = "Tell which records leave and come between two versions and why, and all else.")
final class DiffVerb implements Callable<Integer> {
  private static final int MOST_RECORDS = 10_000;

  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "A",
      description =
          "The earlier version: a number, latest or previous. Default: previous, the one published"
              + " before the latest.")
  private String earlier = Versions.PREVIOUS;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "B",
      description = "The later version. Default: latest.")
  private String later = Versions.LATEST;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many records to name for each kind of change. Default: 5.")
  private int records = 5;

  @Option(
      names = "--exit-code",
      description = "End with 8 where anything differs, as well as telling it.")
  private boolean exitCode;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it as a page, too, which loads nothing from elsewhere.")
  private @Nullable Path html;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (records < 0 || records > MOST_RECORDS) {
      throw new VerbFailed(
          ExitCode.INVALID, "--records must be 0 to " + MOST_RECORDS + ", was " + records);
    }
    DatasetPlace place = dataset.place();
    Versions versions = place.versions();
    VersionComparison comparison =
        VersionComparison.of(
            place.storage(),
            side(place, versions, versions.resolve(earlier)),
            side(place, versions, versions.resolve(later)),
            records);
    Optional<Movements> movements =
        comparison.statistics().map(statistics -> TellMovements.of(statistics.drift()));
    if (html != null) {
      Files.write(html, DifferencePage.render(difference(comparison, movements)));
    }
    self.commandLine()
        .getOut()
        .print(json.wanted() ? DiffJson.of(comparison) : DiffPage.of(comparison, movements));
    return (exitCode && comparison.isDifferent() ? ExitCode.DIFFERENT : ExitCode.DONE).number();
  }

  private static Difference difference(
      VersionComparison comparison, Optional<Movements> movements) {
    return new Difference(
        comparison.before().version().dataset(),
        comparison.before().version().number().toString(),
        comparison.after().version().number().toString(),
        DiffSentence.of(comparison),
        DiffRecords.of(comparison).strip(),
        DiffTables.of(comparison),
        movements.orElse(null));
  }

  private static Side side(DatasetPlace place, Versions versions, PublishedVersion version)
      throws IOException {
    return Side.of(place.storage(), version, versions.manifest(version));
  }
}
