package dev.granary.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The fields of a JSON object, by name and type; every complaint says where the field stands. */
final class JsonFields {
  private final JsonNode object;
  private final String where;

  private JsonFields(JsonNode object, String where) {
    if (!object.isObject()) {
      throw new InvalidJson((where.isEmpty() ? "the whole" : where) + ": must be an object");
    }
    this.object = object;
    this.where = where;
  }

  static JsonFields of(JsonNode root) {
    return new JsonFields(root, "");
  }

  String text(String name) {
    return text(field(name), at(name));
  }

  long whole(String name) {
    return whole(field(name), at(name));
  }

  int count(String name) {
    return count(field(name), at(name));
  }

  /** A text that {@code parse} understands. */
  <T> T parsed(String name, Function<String, T> parse) {
    String text = text(name);
    return located(at(name), () -> parse.apply(text));
  }

  JsonFields child(String name) {
    return new JsonFields(field(name), at(name));
  }

  <T> List<T> objects(String name, Function<JsonFields, T> read) {
    return elements(
        name,
        (element, place) -> {
          JsonFields fields = new JsonFields(element, place);
          return located(place, () -> read.apply(fields));
        });
  }

  <T> List<T> texts(String name, Function<String, T> parse) {
    return elements(
        name,
        (element, place) -> {
          String text = text(element, place);
          return located(place, () -> parse.apply(text));
        });
  }

  List<Integer> counts(String name) {
    return elements(name, JsonFields::count);
  }

  /** None where there is no such field. */
  List<Integer> countsIfAny(String name) {
    return object.has(name) ? counts(name) : List.of();
  }

  SortedMap<String, Long> wholesByName(String name) {
    return byName(name, JsonFields::whole);
  }

  SortedMap<String, Double> numbersByName(String name) {
    return byName(name, JsonFields::number);
  }

  /** What {@code read} makes of this object's fields, its complaints told with their place. */
  static <T> T located(String place, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidJson alreadyLocated) {
      throw alreadyLocated;
    } catch (IllegalArgumentException invalid) {
      throw new InvalidJson(place + ": " + invalid.getMessage(), invalid);
    }
  }

  private <T> List<T> elements(String name, BiFunction<JsonNode, String, T> read) {
    JsonNode array = field(name);
    if (!array.isArray()) {
      throw new InvalidJson(at(name) + ": must be a list");
    }
    List<T> elements = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      elements.add(read.apply(element, at(name) + "[" + elements.size() + "]"));
    }
    return elements;
  }

  private <T> SortedMap<String, T> byName(String name, BiFunction<JsonNode, String, T> read) {
    JsonFields fields = child(name);
    SortedMap<String, T> values = new TreeMap<>();
    fields
        .object
        .properties()
        .forEach(
            property ->
                values.put(
                    property.getKey(),
                    read.apply(
                        property.getValue(),
                        fields.where + "[" + Wording.shown(property.getKey()) + "]")));
    return values;
  }

  private JsonNode field(String name) {
    JsonNode field = object.get(name);
    if (field == null) {
      throw new InvalidJson(at(name) + ": is missing");
    }
    return field;
  }

  private String at(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  private static String text(JsonNode node, String place) {
    if (!node.isTextual()) {
      throw new InvalidJson(place + ": must be a string");
    }
    return node.textValue();
  }

  private static long whole(JsonNode node, String place) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new InvalidJson(place + ": must be an integer of at most 64 bits");
    }
    return node.longValue();
  }

  private static int count(JsonNode node, String place) {
    long whole = whole(node, place);
    if (whole < 0 || whole > Integer.MAX_VALUE) {
      throw new InvalidJson(place + ": must be between 0 and " + Integer.MAX_VALUE);
    }
    return (int) whole;
  }

  private static double number(JsonNode node, String place) {
    if (!node.isNumber()) {
      throw new InvalidJson(place + ": must be a number");
    }
    return node.doubleValue();
  }
}
