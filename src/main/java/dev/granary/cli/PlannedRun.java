package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.FindInputs.Volume;
import dev.granary.pipeline.Forecast;
import dev.granary.report.NumberText;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.PublishedVersion;
import dev.granary.version.VersionNumber;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What a run would read and write. */
record PlannedRun(Spec spec, String root, VersionNumber next, Forecast forecast) {

  static PlannedRun of(SpecArgument argument, EnvironmentOption option, CommandSpec verb)
      throws IOException {
    Spec spec = argument.read().spec();
    Storage storage = option.storage(verb);
    String root = option.environment().root().orElse(spec.publish().root());
    Versions versions = new DatasetPlace(storage, root, spec.dataset()).versions();
    VersionNumber next = versions.next(spec.version().major(), spec.version().minor());
    Forecast forecast = Forecast.of(storage, spec, argument.directory(), basis(versions));
    return new PlannedRun(spec, root, next, forecast);
  }

  /** A plan must not fail for an old version that cannot be read. */
  private static Optional<Forecast.Basis> basis(Versions versions) {
    Optional<PublishedVersion> last = versions.list().stream().findFirst();
    try {
      return last.isEmpty() ? Optional.empty() : Forecast.Basis.of(versions.manifest(last.get()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether a run would stop for too few records. */
  boolean isTooLittle() {
    return forecast.splits().stream().anyMatch(Forecast.Split::isTooLittle);
  }

  String text() {
    StringBuilder text = new StringBuilder("A run would publish ");
    text.append(spec.dataset()).append(' ').append(next).append(" under ").append(root);
    text.append("\n\nInput\n").append(input().indent(2));
    text.append("\nShards, if nothing is dropped and records stay as long as they are\n");
    text.append(new PlannedShards(spec, forecast).text());
    text.append("\nRecords are decided on and sorted in ")
        .append(parts(forecast.partitions()))
        .append(". No data was read.\n");
    problems().forEach(problem -> text.append('\n').append(problem).append('\n'));
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("outcome", isTooLittle() ? "too_little" : "planned")
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
    problems().forEach(document.putArray("problems")::add);
    return JsonText.of(document);
  }

  /** What would stop the run, and what to change. */
  private List<String> problems() {
    return forecast.splits().stream()
        .filter(Forecast.Split::isTooLittle)
        .map(
            split ->
                "Split "
                    + split.name()
                    + (split.records().isPresent() ? " has about " : " has at most ")
                    + NumberText.count(split.records().orElse(split.most()))
                    + " records, too few for "
                    + NumberText.count(forecast.multiple())
                    + " files: give it a larger share or name fewer shards.processes.")
        .toList();
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
