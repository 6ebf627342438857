package dev.granary.launch.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What {@code evaluation.json} says of a model. */
public final class Evaluated {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode json;

  private Evaluated(JsonNode json) {
    this.json = json;
  }

  /**
   * Reads the file.
   *
   * @param file where it stands, for messages
   */
  public static Evaluated of(byte[] content, String file) throws IOException {
    try {
      JsonNode json = JSON.readTree(content);
      if (json.path("formatVersion").asInt() != 1 || !json.path("overall").isObject()) {
        throw new DamagedModel(file + " is no evaluation of format version 1");
      }
      return new Evaluated(json);
    } catch (JsonProcessingException e) {
      throw new DamagedModel(file + " is no JSON: " + e.getOriginalMessage());
    }
  }

  /** The content digest of the version whose records judged. */
  public String contentDigest() {
    return json.path("contentDigest").asText();
  }

  /** The training whose model was judged beside that of another; else empty. */
  String training() {
    return json.path("training").asText();
  }

  public OptionalDouble overall(Metric metric) {
    return value(json.path("overall"), metric);
  }

  /** The metric of each slice that is shown, by {@code feature=value}. */
  public Map<String, Double> slices(Metric metric) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (JsonNode feature : json.path("slices")) {
      for (JsonNode slice : feature.path("values")) {
        value(slice, metric)
            .ifPresent(
                value ->
                    values.put(
                        feature.path("feature").asText() + "=" + slice.path("value").asText(),
                        value));
      }
    }
    return values;
  }

  JsonNode json() {
    return json;
  }

  private static OptionalDouble value(JsonNode scores, Metric metric) {
    JsonNode value = scores.at(metric.place());
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }
}
