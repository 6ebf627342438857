package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.RunResult;
import dev.granary.report.Funnel;
import dev.granary.report.FunnelText;
import dev.granary.report.Legible;
import dev.granary.report.RunReport;
import dev.granary.version.Holder;
import dev.granary.version.PublishOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How a run ended, for people, programs and schedulers. */
record RunTold(String dataset, RunResult result) {

  static RunTold of(String dataset, RunResult result) {
    return new RunTold(dataset, result);
  }

  /** Tells it where a verb prints, and returns the exit code. */
  int to(CommandLine verb, JsonOption json) {
    verb.getOut().print(json.wanted() ? json() : text());
    warnings().forEach(gate -> verb.getErr().println("granary: warning: " + words(gate)));
    warning().ifPresent(warning -> verb.getErr().println("granary: " + warning));
    return exit().number();
  }

  ExitCode exit() {
    if (result instanceof RunResult.Blocked) {
      return ExitCode.FAILED_AUDIT;
    }
    if (result instanceof RunResult.Occupied) {
      return ExitCode.OCCUPIED;
    }
    if (result instanceof RunResult.Unsettled unsettled) {
      return unsettled.outcome() instanceof PublishOutcome.Unknown
          ? ExitCode.INFRASTRUCTURE
          : ExitCode.OCCUPIED;
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
      return Optional.of(UnsettledWords.of(unsettled.outcome()));
    }
    if (result instanceof RunResult.Occupied occupied) {
      return Optional.of(
          "another run of %s is at work: %s. Nothing was done; run again when it is over."
              .formatted(dataset, Legible.text(occupied.holder().toString())));
    }
    return Optional.empty();
  }

  /** The gates that only warn; told apart from what keeps a version from being published. */
  private List<RunReport.Gate> warnings() {
    return result instanceof RunResult.Reported reported
        ? reported.report().gates().stream()
            .filter(
                gate ->
                    gate.outcome() == RunReport.GateOutcome.WARNED
                        || gate.outcome() == RunReport.GateOutcome.OVERRIDDEN)
            .toList()
        : List.of();
  }

  private static String words(RunReport.Gate gate) {
    return gate.name() + ": " + gate.sentence();
  }

  String text() {
    if (result instanceof RunResult.Unchanged unchanged) {
      return UnchangedWords.text(dataset, unchanged);
    }
    if (result instanceof RunResult.Submitted submitted) {
      return SubmittedWords.text(dataset, submitted);
    }
    if (!(result instanceof RunResult.Reported reported)) {
      return "";
    }
    StringBuilder text = new StringBuilder(FunnelText.render(reported.report()));
    text.append('\n');
    if (result instanceof RunResult.Published published) {
      PublishOutcome.Published version = published.version();
      append(text, "version", dataset + " " + version.version() + " in " + version.path());
      version
          .restates()
          .ifPresent(
              earlier ->
                  append(text, "restates", earlier + ", which was made for the same run key"));
      append(text, "content digest", version.contentDigest().hex());
    }
    if (!(result instanceof RunResult.Unsettled)) {
      append(text, "report", reported.reportPath());
    }
    return text.toString();
  }

  String json() {
    ObjectNode document = JsonText.document().put("outcome", outcome()).put("dataset", dataset);
    if (result instanceof RunResult.Unchanged unchanged) {
      UnchangedWords.put(document, unchanged);
    } else if (result instanceof RunResult.Submitted submitted) {
      SubmittedWords.put(document, submitted);
    } else if (result instanceof RunResult.Occupied occupied) {
      put(document, occupied.holder());
    } else if (result instanceof RunResult.Reported reported) {
      put(document, reported);
    }
    warning().ifPresent(warning -> document.put("message", warning));
    return JsonText.of(document);
  }

  private static void put(ObjectNode document, Holder holder) {
    document
        .putObject("holder")
        .put("run", holder.claim().run())
        .put("runKey", holder.claim().runKey())
        .put("by", holder.claim().by())
        .put("since", holder.claim().since().toString());
  }

  private static void put(ObjectNode document, RunResult.Reported reported) {
    RunReport report = reported.report();
    if (reported instanceof RunResult.Published published) {
      document
          .put("version", published.version().version().toString())
          .put("path", published.version().path());
      published
          .version()
          .restates()
          .ifPresent(earlier -> document.put("restates", earlier.toString()));
    }
    put(document, "contentDigest", report.next().reproduction().contentDigest());
    if (!(reported instanceof RunResult.Unsettled)) {
      document.put("report", reported.reportPath());
    }
    putCounts(document.putObject("counts"), report.funnel().total());
    document.put("seconds", report.heading().facts().seconds());
    if (reported instanceof RunResult.Blocked) {
      putGates(document.putArray("failedGates"), report, RunReport.GateOutcome.FAILED);
    }
    putGates(document.putArray("warnedGates"), report, RunReport.GateOutcome.WARNED);
    putGates(document.putArray("overriddenGates"), report, RunReport.GateOutcome.OVERRIDDEN);
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
    if (result instanceof RunResult.Unchanged) {
      return "unchanged";
    }
    if (result instanceof RunResult.Submitted) {
      return "submitted";
    }
    if (result instanceof RunResult.Occupied) {
      return "occupied";
    }
    return exit() == ExitCode.OCCUPIED ? "lost_race" : "unknown";
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

  private static void putGates(ArrayNode gates, RunReport report, RunReport.GateOutcome outcome) {
    for (RunReport.Gate gate : report.gates()) {
      if (gate.outcome() == outcome) {
        ObjectNode told = gates.addObject().put("gate", gate.name());
        put(told, "observed", gate.observed());
        put(told, "limit", gate.limit());
        put(told, "sentence", gate.sentence());
        put(told, "setting", gate.setting());
        put(told, "evidence", gate.evidence());
      }
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
