package dev.granary.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.statistics.Profile.SliceProfile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Profiles as JSON. A figure that is not exact has its two ends beside it. */
public final class ProfileJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProfileJson() {}

  /**
   * Several profiles.
   *
   * @param profiles by what they are of: {@code read}, or a split
   */
  public static byte[] write(Map<String, Profile> profiles) {
    ObjectNode all = JSON.createObjectNode().put("format", 1);
    profiles.forEach((of, profile) -> all.set(of, node(profile)));
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values is always JSON", e);
    }
  }

  private static ObjectNode node(Profile profile) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode slices = node.putArray("slices");
    profile.slices().forEach(slice -> slices.add(node(slice)));
    if (!profile.unsliced().isEmpty()) {
      ArrayNode unsliced = node.putArray("too_many_slices");
      profile.unsliced().forEach(unsliced::add);
    }
    if (!profile.associations().isEmpty()) {
      ArrayNode associations = node.putArray("tells_of_label");
      for (Association one : profile.associations()) {
        associations
            .addObject()
            .put("feature", one.feature())
            .put("cramers_v", one.strength())
            .put("records", one.records());
      }
    }
    return node;
  }

  private static ObjectNode node(SliceProfile slice) {
    ObjectNode node = JSON.createObjectNode();
    if (!slice.kind().isEmpty()) {
      node.put("by", slice.kind());
    }
    node.put("slice", slice.name()).put("records", slice.records());
    ObjectNode features = node.putObject("features");
    slice.features().forEach(feature -> features.set(feature.feature().name(), node(feature)));
    return node;
  }

  private static ObjectNode node(FeatureFigures figures) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", figures.feature().kind().name().toLowerCase(Locale.ROOT));
    node.put("present", figures.present());
    node.put("missing", figures.missing());
    figures.lists().ifPresent(lists -> put(node, lists));
    put(node, "different", figures.different());
    figures.numbers().ifPresent(numbers -> put(node, numbers));
    figures.texts().ifPresent(texts -> put(node, texts));
    if (!figures.top().isEmpty()) {
      ArrayNode top = node.putArray("top");
      figures
          .top()
          .forEach(
              value ->
                  put(top.addObject().put("value", value.value()), "records", value.records()));
    }
    return node;
  }

  private static void put(ObjectNode node, Numbers numbers) {
    node.put("zeros", numbers.zeros());
    node.put("mean", numbers.mean());
    node.put("deviation", numbers.deviation());
    node.put("min", numbers.least());
    node.put("max", numbers.greatest());
    putQuantiles(node.putObject("quantiles"), numbers.quantiles());
    ArrayNode evenly = node.putArray("histogram");
    for (Numbers.Bar bar : numbers.evenly()) {
      evenly.addObject().put("from", bar.from()).put("to", bar.to()).put("records", bar.count());
    }
  }

  private static void put(ObjectNode node, Lists lists) {
    node.put("values", lists.values());
    ObjectNode list = node.putObject("values_of_a_record");
    list.put("mean", lists.meanLength());
    list.put("min", lists.shortest());
    list.put("max", lists.longest());
    putQuantiles(list.putObject("quantiles"), lists.lengths());
  }

  private static void put(ObjectNode node, Texts texts) {
    node.put("empty", texts.empty());
    node.put("mean_length", texts.meanLength());
    node.put("mean_bytes", texts.meanBytes());
    putQuantiles(node.putObject("lengths"), texts.lengths());
  }

  private static void putQuantiles(ObjectNode node, Iterable<Numbers.Quantile> quantiles) {
    for (Numbers.Quantile quantile : quantiles) {
      put(node, Double.toString(quantile.share()), quantile.value());
    }
  }

  private static void put(ObjectNode node, String name, Amount amount) {
    node.put(name, amount.value());
    if (!amount.isExact()) {
      node.putArray(name + "_between").add(amount.least()).add(amount.most());
    }
  }
}
