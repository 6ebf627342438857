package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.gate.GateOutcome;
import dev.granary.pipeline.RunResult;
import dev.granary.report.Funnel;
import dev.granary.report.FunnelText;
import dev.granary.report.RunReport;
import dev.granary.version.PublishOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run ended, for people, programs and schedulers. */
record RunTold(String dataset, RunResult result) {

  static RunTold of(String dataset, RunResult result) {
    return new RunTold(dataset, result);
  }

  ExitCode exit() {
    if (result instanceof RunResult.Blocked) {
      return ExitCode.FAILED_AUDIT;
    }
    if (result instanceof RunResult.Unsettled unsettled) {
      return unsettled.outcome() instanceof PublishOutcome.LostRace
          ? ExitCode.OCCUPIED
          : ExitCode.INFRASTRUCTURE;
    }
    return ExitCode.DONE;
  }

  /** What a person must be told beside the result, since the run did not publish. */
  Optional<String> warning() {
    if (result instanceof RunResult.Blocked blocked) {
      return Optional.of(
          "nothing was published: "
              + blocked.failed().stream()
                  .map(gate -> gate.gate() + ": " + gate.sentence())
                  .reduce((one, other) -> one + "; " + other)
                  .orElse("a gate failed"));
    }
    if (result instanceof RunResult.Unsettled unsettled) {
      return Optional.of(unsettled(unsettled.outcome()));
    }
    return Optional.empty();
  }

  String text() {
    StringBuilder text = new StringBuilder(FunnelText.render(result.report()));
    text.append('\n');
    if (result instanceof RunResult.Published published) {
      PublishOutcome.Published version = published.version();
      append(text, "version", dataset + " " + version.version() + " in " + version.path());
      append(text, "content digest", version.contentDigest().hex());
    }
    if (!(result instanceof RunResult.Unsettled)) {
      append(text, "report", result.reportPath());
    }
    return text.toString();
  }

  String json() {
    RunReport report = result.report();
    ObjectNode document = JsonText.document().put("outcome", outcome()).put("dataset", dataset);
    if (result instanceof RunResult.Published published) {
      document
          .put("version", published.version().version().toString())
          .put("path", published.version().path());
    }
    put(document, "contentDigest", report.next().reproduction().contentDigest());
    if (!(result instanceof RunResult.Unsettled)) {
      document.put("report", result.reportPath());
    }
    putCounts(document.putObject("counts"), report.funnel().total());
    document.put("seconds", report.heading().facts().seconds());
    if (result instanceof RunResult.Blocked blocked) {
      putGates(document.putArray("failedGates"), blocked);
    }
    warning().ifPresent(warning -> document.put("message", warning));
    return JsonText.of(document);
  }

  private String outcome() {
    if (result instanceof RunResult.Published) {
      return "published";
    }
    if (result instanceof RunResult.LeftStaged) {
      return "staged";
    }
    if (result instanceof RunResult.Blocked) {
      return "blocked";
    }
    return exit() == ExitCode.OCCUPIED ? "lost_race" : "unknown";
  }

  private static String unsettled(PublishOutcome outcome) {
    if (outcome instanceof PublishOutcome.Unknown unknown) {
      return unknown.advice();
    }
    return "other runs of this dataset kept publishing, so this version is not visible;"
        + " it is safe to run again";
  }

  private static void putCounts(ObjectNode counts, Funnel.Flow flow) {
    counts
        .put("read", flow.read())
        .put("kept", flow.kept())
        .put("dropped", flow.removed(Funnel.Fate.DROPPED))
        .put("quarantined", flow.removed(Funnel.Fate.QUARANTINED))
        .put("copies", flow.copies())
        .put("written", flow.written());
  }

  private static void putGates(ArrayNode gates, RunResult.Blocked blocked) {
    for (GateOutcome gate : blocked.failed()) {
      gates
          .addObject()
          .put("gate", gate.gate())
          .put("observed", gate.observed())
          .put("limit", gate.limit())
          .put("sentence", gate.sentence());
    }
  }

  private static void put(ObjectNode document, String name, @Nullable String value) {
    if (value != null) {
      document.put(name, value);
    }
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append("  ").append(name).append(": ").append(value).append('\n');
  }
}
