package dev.granary.pipeline.dataflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of a job, by which people and bills find it. */
final class JobLabels {
  private static final int MOST = 63;

  private JobLabels() {}

  static SortedMap<String, String> of(Task task, Map<String, String> more) {
    SortedMap<String, String> labels = new TreeMap<>(more);
    labels.put("dataset", valid(task.dataset()));
    labels.put("run", valid(task.run()));
    labels.put("spec_digest", valid(task.specDigest()));
    if (!task.runKey().isEmpty()) {
      labels.put("run_key", valid(task.runKey()));
    }
    return labels;
  }

  static String json(Map<String, String> labels) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    labels.forEach(object::put);
    return object.toString();
  }

  /** Fails where the text is no mapping of texts. */
  static Map<String, String> read(String json) {
    Map<String, String> labels = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonNode> label : new ObjectMapper().readTree(json).properties()) {
        labels.put(label.getKey(), label.getValue().asText());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("labels must be a mapping in JSON: " + json, e);
    }
    return labels;
  }

  private static String valid(String value) {
    String allowed = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return allowed.substring(0, Math.min(allowed.length(), MOST));
  }
}
