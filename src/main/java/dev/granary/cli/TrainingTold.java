package dev.granary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.handoff.Handoff;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.local.Lost;
import dev.granary.launch.model.ModelCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is said of a training when it is over. */
record TrainingTold(
    String training,
    Handoff handoff,
    Path directory,
    GangOutcome outcome,
    Optional<PromoteTold> promoted) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ExitCode exit() {
    return outcome instanceof GangOutcome.Failed failed
        ? WorkerEnds.exit(failed.lost().kind())
        : promoted.map(PromoteTold::exit).orElse(ExitCode.DONE);
  }

  String text() throws IOException {
    if (outcome instanceof GangOutcome.Failed failed) {
      Lost lost = failed.lost();
      return """
      training %s on %s %s failed after %d restarts
        worker: %d, last step %d
        what: %s: %s
        log: %s
      What was kept stays: the same command with --training-dir %s goes on from the last checkpoint.
      """
          .formatted(
              training,
              handoff.dataset(),
              handoff.version(),
              failed.restarts(),
              lost.process(),
              lost.step(),
              lost.kind(),
              lost.message(),
              lost.log(),
              directory);
    }
    JsonNode evaluation = JSON.readTree(directory.resolve("evaluation.json").toFile());
    StringBuilder text = new StringBuilder();
    text.append(
        "training %s on %s %s finished%n"
            .formatted(training, handoff.dataset(), handoff.version()));
    text.append(
        String.format(
            Locale.ROOT,
            "  workers: %d, restarts: %d%n  %s: %s%n",
            handoff.processes().count(),
            outcome.restarts(),
            evaluation.path("split").asText(),
            scores(evaluation.path("overall"))));
    for (JsonNode each : evaluation.at("/overall/classes")) {
      text.append(
          String.format(
              Locale.ROOT,
              "    %-12s %6d  precision %.3f  recall %.3f  F1 %.3f%n",
              each.path("label").asText(),
              each.path("n").asLong(),
              each.at("/precision/value").asDouble(),
              each.at("/recall/value").asDouble(),
              each.path("f1").asDouble()));
    }
    text.append("  evaluation: ").append(directory.resolve("evaluation.json")).append('\n');
    text.append("  model card: ").append(directory.resolve(ModelCard.FILE)).append('\n');
    text.append("  model: ").append(directory.resolve("saved_model")).append('\n');
    promoted.ifPresent(told -> text.append(told.text()));
    return text.toString();
  }

  String json() throws IOException {
    ObjectNode document =
        JsonText.document()
            .put("outcome", outcome instanceof GangOutcome.Finished ? "finished" : "failed")
            .put("training", training)
            .put("dataset", handoff.dataset())
            .put("version", handoff.version())
            .put("contentDigest", handoff.contentDigest())
            .put("workers", handoff.processes().count())
            .put("restarts", outcome.restarts())
            .put("directory", directory.toString());
    if (outcome instanceof GangOutcome.Failed failed) {
      Lost lost = failed.lost();
      document
          .putObject("lost")
          .put("worker", lost.process())
          .put("step", lost.step())
          .put("kind", lost.kind())
          .put("message", lost.message())
          .put("log", lost.log().toString());
    } else {
      document.set("evaluation", JSON.readTree(directory.resolve("evaluation.json").toFile()));
    }
    promoted.ifPresent(told -> told.put(document.putObject("promotion")));
    return JsonText.of(document);
  }

  private static String scores(JsonNode scores) {
    return String.format(
        Locale.ROOT,
        "%d records, accuracy %.3f (%.3f to %.3f), macro F1 %.3f, log loss %.3f",
        scores.path("n").asLong(),
        scores.at("/accuracy/value").asDouble(),
        scores.at("/accuracy/low").asDouble(),
        scores.at("/accuracy/high").asDouble(),
        scores.path("macroF1").asDouble(),
        scores.path("logLoss").asDouble());
  }
}
