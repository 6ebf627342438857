package dev.granary.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.gate.GateOutcome.Basis;
import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.record.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code gates.json}: how every gate of a version, or of a blocked run, came out. */
public final class GatesJson {
  /** Where it stands in a version. */
  public static final String FILE = "gates.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GatesJson() {}

  /** The same bytes for equal outcomes. */
  public static byte[] write(List<GateOutcome> outcomes) {
    ArrayNode gates = MAPPER.createArrayNode();
    for (GateOutcome outcome : outcomes) {
      ObjectNode gate = gates.addObject();
      gate.put("gate", outcome.gate());
      gate.put("verdict", word(outcome.verdict()));
      gate.put("severity", word(outcome.basis().severity()));
      gate.put("observed", outcome.observed());
      gate.put("limit", outcome.limit());
      gate.put("sentence", outcome.sentence());
      outcome.basis().setting().ifPresent(setting -> gate.put("setting", setting));
      outcome.basis().evidence().ifPresent(evidence -> gate.put("evidence", evidence));
    }
    try {
      return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(gates) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Cannot write gates as JSON", impossible);
    }
  }

  /** What was written, also before gates had a severity. */
  public static List<GateOutcome> read(byte[] json) throws IOException {
    List<GateOutcome> outcomes = new ArrayList<>();
    for (JsonNode gate : MAPPER.readTree(json)) {
      outcomes.add(outcome(gate));
    }
    return outcomes;
  }

  private static GateOutcome outcome(JsonNode gate) throws IOException {
    try {
      return new GateOutcome(
          gate.path("gate").asText(),
          Verdict.valueOf(constant(gate.path("verdict").asText())),
          gate.path("observed").asText(),
          gate.path("limit").asText(),
          gate.path("sentence").asText(),
          new Basis(
              Severity.valueOf(constant(gate.path("severity").asText("fail"))),
              optional(gate.path("setting")),
              optional(gate.path("evidence"))));
    } catch (IllegalArgumentException unknown) {
      throw new IOException(
          FILE + " has a gate that is not known; use the Granary that wrote it", unknown);
    }
  }

  private static Optional<String> optional(JsonNode text) {
    return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
