package dev.granary.checker;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Strict JSON: no name twice in an object, and nothing after it. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** The object that these bytes are; empty where they are none. */
  static Optional<JsonNode> parse(byte[] content) {
    try {
      return Optional.of(MAPPER.readTree(content)).filter(JsonNode::isObject);
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** An object whose values are whole numbers. */
  static Map<String, Long> counts(JsonNode object) {
    Map<String, Long> counts = new TreeMap<>();
    object
        .fields()
        .forEachRemaining(field -> counts.put(field.getKey(), field.getValue().asLong()));
    return counts;
  }
}
