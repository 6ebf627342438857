package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.FindInputs.Volume;
import dev.granary.pipeline.Forecast;
import dev.granary.report.NumberText;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.VersionNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What a run would read and write. */
record PlannedRun(Spec spec, String root, VersionNumber next, Forecast forecast) {

  static PlannedRun of(SpecArgument argument, EnvironmentOption option, CommandSpec verb)
      throws IOException {
    Spec spec = argument.read().spec();
    Storage storage = option.storage(verb);
    String root = option.environment().root().orElse(spec.publish().root());
    VersionNumber next =
        new DatasetPlace(storage, root, spec.dataset())
            .versions()
            .next(spec.version().major(), spec.version().minor());
    Forecast forecast = Forecast.of(storage, spec, argument.directory());
    return new PlannedRun(spec, root, next, forecast);
  }

  String text() {
    return "A run would publish "
        + spec.dataset()
        + " "
        + next
        + " under "
        + root
        + "\n\nInput\n"
        + input().indent(2)
        + "\nShards, if nothing is dropped and records stay as long as they are\n"
        + shards().indent(2)
        + "\nRecords are decided on and sorted in "
        + parts(forecast.partitions())
        + ". No data was read.\n";
  }

  String json() {
    ObjectNode document =
        JsonText.document()
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
    ArrayNode splits = document.putArray("splits");
    for (Forecast.Split split : forecast.splits()) {
      splits
          .addObject()
          .put("name", split.name())
          .put("estimatedBytes", split.bytes())
          .put("estimatedFiles", split.files());
    }
    spec.shards().processes().forEach(document.putArray("processes")::add);
    return JsonText.of(document);
  }

  private String input() {
    TextTable table = new TextTable("source", "files", "bytes");
    for (Volume volume : forecast.volumes()) {
      table.add(
          volume.source(), NumberText.count(volume.files()), NumberText.bytes(volume.bytes()));
    }
    return table.toString();
  }

  private String shards() {
    List<String> headings = new ArrayList<>(List.of("split", "bytes", "files"));
    spec.shards().processes().forEach(count -> headings.add("for each of " + count));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (Forecast.Split split : forecast.splits()) {
      List<String> row = new ArrayList<>();
      row.add(split.name());
      row.add(NumberText.bytes(split.bytes()));
      row.add(NumberText.count(split.files()));
      spec.shards().processes().forEach(count -> row.add(NumberText.count(split.files() / count)));
      table.add(row.toArray(String[]::new));
    }
    return table.toString();
  }

  private static String parts(int count) {
    return count == 1 ? "one part" : NumberText.count(count) + " parts";
  }
}
