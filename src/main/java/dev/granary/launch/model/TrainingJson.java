package dev.granary.launch.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.handoff.HandoffJson;
import dev.granary.version.Sha256;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of trainings as files. */
final class TrainingJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMAT_VERSION = "formatVersion";
  private static final int FORMAT = 1;
  private static final String NO_DIGEST = "";

  private TrainingJson() {}

  static byte[] bytes(Training training) {
    ObjectNode json =
        stamped(training.stamp()).put("training", training.name()).put("target", training.target());
    json.set("handoff", HandoffJson.tree(training.handoff()));
    return bytes(json);
  }

  static Training training(byte[] content, String file) throws IOException {
    JsonNode json = tree(content, file);
    try {
      return new Training(
          text(json, "training"),
          text(json, "target"),
          HandoffJson.of(json.path("handoff"), file),
          stamp(json));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** A start. */
  static byte[] start(int processes, Stamp stamp) {
    return bytes(stamped(stamp).put("processes", processes));
  }

  static byte[] bytes(TrainingEnd end) {
    return bytes(
        stamped(end.stamp())
            .put("outcome", end.outcome().name().toLowerCase(Locale.ROOT))
            .put("steps", end.steps())
            .put("detail", end.detail())
            .put("modelSha256", end.proof().map(proof -> proof.model().hex()).orElse(NO_DIGEST))
            .put(
                "evaluationSha256",
                end.proof().map(proof -> proof.evaluation().hex()).orElse(NO_DIGEST)));
  }

  static TrainingEnd end(byte[] content, String file) throws IOException {
    JsonNode json = tree(content, file);
    try {
      return new TrainingEnd(
          TrainingEnd.Outcome.valueOf(text(json, "outcome").toUpperCase(Locale.ROOT)),
          json.path("steps").asLong(-1),
          text(json, "detail"),
          proof(text(json, "modelSha256"), text(json, "evaluationSha256")),
          stamp(json));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<TrainingEnd.Proof> proof(String model, String evaluation) {
    return model.equals(NO_DIGEST)
        ? Optional.empty()
        : Optional.of(new TrainingEnd.Proof(new Sha256(model), new Sha256(evaluation)));
  }

  private static ObjectNode stamped(Stamp stamp) {
    return JSON.createObjectNode()
        .put(FORMAT_VERSION, FORMAT)
        .put("at", stamp.at().toString())
        .put("by", stamp.by());
  }

  private static Stamp stamp(JsonNode json) {
    return new Stamp(Instant.parse(text(json, "at")), text(json, "by"));
  }

  private static String text(JsonNode json, String name) {
    JsonNode field = json.path(name);
    if (!field.isTextual()) {
      throw new IllegalArgumentException(name + ": must be a text");
    }
    return field.textValue();
  }

  private static JsonNode tree(byte[] content, String file) throws IOException {
    try {
      JsonNode json = JSON.readTree(content);
      if (json.path(FORMAT_VERSION).asInt() != FORMAT) {
        throw invalid(file, FORMAT_VERSION + " must be " + FORMAT, null);
      }
      return json;
    } catch (JsonProcessingException e) {
      throw invalid(file, e.getOriginalMessage(), e);
    }
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static IOException invalid(String file, String problem, @Nullable Exception cause) {
    return new IOException(file + " is no record of a training: " + problem, cause);
  }
}
