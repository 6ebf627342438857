package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.Forecast;
import dev.granary.record.Processes;
import dev.granary.report.NumberText;
import dev.granary.spec.Spec;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The files that a run would write, and what each process would read of them. */
record PlannedShards(Spec spec, Forecast forecast) {
  private static final String UNKNOWN = "?";

  String text() {
    return splits().indent(2) + "\nEach process\n" + processes().indent(2) + basis() + "\n";
  }

  void addTo(ObjectNode document) {
    forecast.basis().ifPresent(basis -> document.put("recordsAsInVersion", basis.version()));
    ArrayNode splits = document.putArray("splits");
    for (Forecast.Split split : forecast.splits()) {
      ObjectNode node =
          splits
              .addObject()
              .put("name", split.name())
              .put("estimatedBytes", split.bytes())
              .put("estimatedFiles", split.files());
      split.records().ifPresent(records -> node.put("estimatedRecords", records));
      steps(split).ifPresent(steps -> node.put("estimatedSteps", steps));
    }
    spec.shards().counts().forEach(document.putArray("processes")::add);
    document.put("remainder", remainder());
    if (batch() > 0) {
      document.put("globalBatch", batch());
    }
    ArrayNode plans = document.putArray("plans");
    merged().forEach(processes -> addPlan(plans.addObject(), processes));
  }

  private void addPlan(ObjectNode plan, Processes processes) {
    plan.put("processes", processes.count());
    processes.slices().forEach(plan.putArray("slices")::add);
    if (batch() > 0) {
      plan.put("batch", batch() / processes.count());
    }
    ArrayNode splits = plan.putArray("splits");
    for (Forecast.Split split : forecast.splits()) {
      ObjectNode node =
          splits
              .addObject()
              .put("name", split.name())
              .put("files", split.files() / processes.count())
              .put("estimatedBytes", split.bytes() / processes.count());
      split
          .records()
          .ifPresent(records -> node.put("estimatedRecords", records / processes.count()));
    }
  }

  private String splits() {
    TextTable table = new TextTable("split", "bytes", "records", "files", "steps");
    for (Forecast.Split split : forecast.splits()) {
      table.add(
          split.name(),
          NumberText.bytes(split.bytes()),
          count(split.records()),
          NumberText.count(split.files()),
          count(steps(split)));
    }
    return table.toString();
  }

  private String processes() {
    TextTable table =
        new TextTable("processes", "split", "files", "bytes", "records", "batch", "slices");
    for (Processes processes : merged()) {
      for (Forecast.Split split : forecast.splits()) {
        table.add(
            NumberText.count(processes.count()),
            split.name(),
            NumberText.count(split.files() / processes.count()),
            NumberText.bytes(split.bytes() / processes.count()),
            count(each(split.records(), processes)),
            batch() == 0 ? UNKNOWN : NumberText.count(batch() / processes.count()),
            processes.slices().isEmpty() ? "-" : String.join(" ", processes.slices()));
      }
    }
    return table.toString();
  }

  private String basis() {
    String from =
        forecast
            .basis()
            .map(basis -> "records are guessed from version " + basis.version())
            .orElse("how many records that is, only a run can tell");
    return "  Remainder: "
        + remainder()
        + "; "
        + from
        + (batch() == 0 ? "; steps need shards.global_batch." : ".");
  }

  private List<Processes> merged() {
    return Processes.merged(spec.shards().processes());
  }

  private OptionalLong steps(Forecast.Split split) {
    return batch() == 0 || split.records().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(split.records().getAsLong() / batch());
  }

  private static OptionalLong each(OptionalLong records, Processes processes) {
    return records.isEmpty() ? records : OptionalLong.of(records.getAsLong() / processes.count());
  }

  private static String count(OptionalLong number) {
    return number.isEmpty() ? UNKNOWN : NumberText.count(number.getAsLong());
  }

  private int batch() {
    return spec.shards().globalBatch();
  }

  private String remainder() {
    return spec.shards().remainder().name().toLowerCase(Locale.ROOT);
  }
}
