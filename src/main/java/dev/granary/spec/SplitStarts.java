package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.IsoTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Splits and the points in time at which they begin, each later than the one before. */
enum SplitStarts implements Plain<Map<String, Long>> {
  ASCENDING;

  @Override
  public Optional<Map<String, Long>> parse(Node node, Where where) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      where.refuse("a mapping of splits to dates, such as {test: 2025-01-31}", node);
      return Optional.empty();
    }
    Map<String, Long> starts = new LinkedHashMap<>();
    long before = Long.MIN_VALUE;
    for (Node.Entry entry : mapping.entries()) {
      Where place = where.in(entry);
      OptionalLong start = seconds(entry.value(), place);
      if (start.isEmpty() || !Names.ANY.accept(entry.key().text(), place)) {
        return Optional.empty();
      }
      if (start.getAsLong() <= before) {
        place.refuse(
            "must begin after the split above it, is " + IsoTime.text(start.getAsLong()),
            "list splits in the order of their dates, each once");
        return Optional.empty();
      }
      before = start.getAsLong();
      if (starts.putIfAbsent(entry.key().text(), before) != null) {
        place.refuse("is given twice");
        return Optional.empty();
      }
    }
    return Optional.of(starts);
  }

  @Override
  public JsonNode show(Map<String, Long> starts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    starts.forEach((split, start) -> json.put(split, IsoTime.text(start)));
    return json;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("additionalProperties").put("type", "string");
    return schema.put("minProperties", 1);
  }

  private static OptionalLong seconds(Node node, Where where) {
    if (!(node instanceof Node.Scalar scalar)) {
      where.refuse("a date", node);
      return OptionalLong.empty();
    }
    OptionalLong seconds = IsoTime.seconds(scalar.text());
    if (seconds.isEmpty()) {
      where.refuse(
          "must be a date, such as 2025-01-31 or 2025-01-31T18:30:00Z, is " + node.shown());
    }
    return seconds;
  }
}
