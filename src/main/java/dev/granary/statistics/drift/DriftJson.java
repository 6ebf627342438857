package dev.granary.statistics.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.statistics.drift.DriftReport.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Drift as JSON: every value of every night, with its formula, its bins and both sides. */
public final class DriftJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DriftJson() {}

  public static byte[] write(List<DriftReport> reports) {
    ObjectNode all = JSON.createObjectNode().put("format", 1);
    ObjectNode formulas = all.putObject("formulas");
    for (Measure measure : Measure.values()) {
      formulas.put(word(measure), measure.formula());
    }
    formulas.put(
        "by_chance",
        "what two draws from one source reach at most; none of all comparisons of a night does"
            + " more, in 99 of 100 nights");
    ArrayNode against = all.putArray("against");
    reports.forEach(report -> against.add(node(report)));
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values is always JSON", e);
    }
  }

  /** Adds what a version measured against the one before it. */
  public static void addTo(History history, byte[] json) throws IOException {
    for (JsonNode report : JSON.readTree(json).path("against")) {
      if (report.path("role").asText().equals(word(Role.LAST))) {
        report.path("features").forEach(feature -> addTo(history, feature));
      }
    }
  }

  private static void addTo(History history, JsonNode feature) {
    for (Measure measure : Measure.values()) {
      JsonNode value = feature.path("distances").path(word(measure)).path("value");
      if (value.isNumber()) {
        history.add(
            new History.Key(
                feature.path("by").asText(),
                feature.path("slice").asText(),
                feature.path("feature").asText(),
                measure),
            value.asDouble());
      }
    }
  }

  private static ObjectNode node(DriftReport report) {
    ObjectNode node = JSON.createObjectNode();
    node.put("version", report.baseline()).put("role", word(report.role()));
    node.put("not_compared", report.found().tooSmall());
    report.found().gone().forEach(node.putArray("slices_gone")::add);
    report.found().come().forEach(node.putArray("slices_come")::add);
    ArrayNode features = node.putArray("features");
    report.features().forEach(feature -> features.add(node(feature)));
    return node;
  }

  private static ObjectNode node(Judged judged) {
    FeatureDrift drift = judged.drift();
    ObjectNode node = JSON.createObjectNode();
    node.put("by", drift.kind()).put("slice", drift.slice()).put("feature", drift.feature());
    node.put("of", drift.of()).put("before", drift.before()).put("after", drift.after());
    node.put("verdict", word(judged.worst()));
    ObjectNode distances = node.putObject("distances");
    for (Judged.Distance distance : judged.distances()) {
      ObjectNode one = distances.putObject(word(distance.moved().measure()));
      one.put("value", distance.moved().value()).put("by_chance", distance.moved().byChance());
      distance.limit().ifPresent(limit -> put(one, limit, distance));
    }
    ArrayNode bins = node.putArray("bins");
    for (Bins.Bin bin : drift.bins().bins()) {
      bins.addObject().put("bin", bin.name()).put("before", bin.before()).put("after", bin.after());
    }
    return node;
  }

  private static void put(ObjectNode node, DriftLimits.Limit limit, Judged.Distance distance) {
    if (Double.isFinite(limit.warn())) {
      node.put("warn", limit.warn());
    }
    if (Double.isFinite(limit.fail())) {
      node.put("fail", limit.fail());
    }
    node.put("limit_from", word(distance.source())).put("verdict", word(distance.verdict()));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
