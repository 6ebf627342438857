package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.EarlierVersion;
import dev.granary.pipeline.FindInputs.Volume;
import dev.granary.pipeline.Forecast;
import dev.granary.report.NumberText;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.VersionNumber;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a run would read and write.
 *
 * @param overLimit that it would cost more than it may, where it would
 */
record PlannedRun(
    Spec spec, String root, VersionNumber next, Forecast forecast, Optional<String> overLimit) {

  static PlannedRun of(
      SpecArgument argument, EnvironmentOption option, MaxCostOption limit, CommandSpec verb)
      throws IOException {
    limit.requirePrices(option);
    Spec spec = argument.read().spec();
    Storage storage = option.storage(verb);
    String root = option.environment().root().orElse(spec.publish().root());
    Versions versions = new DatasetPlace(storage, root, spec.dataset()).versions();
    VersionNumber next = versions.next(spec.version().major(), spec.version().minor());
    Forecast forecast =
        Forecast.of(
            storage,
            spec,
            option.environment(),
            argument.directory(),
            EarlierVersion.of(storage, versions));
    return new PlannedRun(spec, root, next, forecast, limit.exceededBy(forecast.estimate()));
  }

  /** How a verb that only plans ends. */
  ExitCode exit() {
    if (isTooLittle()) {
      return ExitCode.MISSING_INPUT;
    }
    return overLimit.isPresent() ? ExitCode.OVER_LIMIT : ExitCode.DONE;
  }

  private String outcome() {
    return switch (exit()) {
      case MISSING_INPUT -> "too_little";
      case OVER_LIMIT -> "over_limit";
      default -> "planned";
    };
  }

  private boolean isTooLittle() {
    return forecast.splits().stream().anyMatch(Forecast.Split::isTooLittle);
  }

  String text() {
    StringBuilder text = new StringBuilder("A run would publish ");
    text.append(spec.dataset()).append(' ').append(next).append(" under ").append(root);
    text.append("\n\nInput\n").append(input().indent(2));
    text.append("\nShards, if nothing is dropped and records stay as long as they are\n");
    text.append(new PlannedShards(spec, forecast).text());
    text.append("\nEstimate\n").append(new PlannedEstimate(forecast.estimate()).text());
    text.append("\nRecords are decided on and sorted in ")
        .append(parts(forecast.partitions()))
        .append(". Nothing was written.\n");
    problems().forEach(problem -> text.append('\n').append(problem).append('\n'));
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("outcome", outcome())
            .put("dataset", spec.dataset())
            .put("root", root)
            .put("nextVersion", next.toString())
            .put("partitions", forecast.partitions())
            .put("filesMultiple", forecast.multiple());
    ArrayNode sources = document.putArray("sources");
    for (Volume volume : forecast.volumes()) {
      sources
          .addObject()
          .put("name", volume.source())
          .put("files", volume.files())
          .put("bytes", volume.bytes());
    }
    new PlannedShards(spec, forecast).addTo(document);
    new PlannedEstimate(forecast.estimate()).addTo(document.putObject("estimate"));
    problems().forEach(document.putArray("problems")::add);
    return JsonText.of(document);
  }

  /** What would stop the run, and what to change. */
  private List<String> problems() {
    return Stream.concat(
            forecast.splits().stream().filter(Forecast.Split::isTooLittle).map(this::tooLittle),
            overLimit.stream())
        .toList();
  }

  private String tooLittle(Forecast.Split split) {
    return "Split "
        + split.name()
        + (split.records().isPresent() ? " has about " : " has at most ")
        + NumberText.count(split.records().orElse(split.most()))
        + " records, too few for "
        + NumberText.count(forecast.multiple())
        + " files: give it a larger share or name fewer shards.processes.";
  }

  private String input() {
    TextTable table = new TextTable("source", "files", "bytes");
    for (Volume volume : forecast.volumes()) {
      table.add(
          volume.source(), NumberText.count(volume.files()), NumberText.bytes(volume.bytes()));
    }
    return table.toString();
  }

  private static String parts(int count) {
    return count == 1 ? "one part" : NumberText.count(count) + " parts";
  }
}
