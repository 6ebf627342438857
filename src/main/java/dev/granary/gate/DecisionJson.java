package dev.granary.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A decision as schedulers read it. */
public final class DecisionJson {
  /** Where the last one stands, below the dataset's directory: a hint, written anew each time. */
  public static final String FILE = "decision.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private DecisionJson() {}

  public static byte[] write(Decision decision, String at) {
    ObjectNode document =
        JSON.createObjectNode()
            .put("schemaVersion", 1)
            .put("dataset", decision.dataset())
            .put("decision", word(decision.verdict()))
            .put("sentence", decision.sentence())
            .put("version", decision.current())
            .put("at", at);
    decision
        .trained()
        .ifPresent(
            trained ->
                document
                    .putObject("trained")
                    .put("training", trained.training())
                    .put("version", trained.version())
                    .put("at", trained.at()));
    ArrayNode reasons = document.putArray("reasons");
    for (Decision.Reason reason : decision.reasons()) {
      reasons
          .addObject()
          .put("reason", reason.name())
          .put("answer", word(reason.answer()))
          .put("observed", reason.observed())
          .put("limit", reason.limit());
    }
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
