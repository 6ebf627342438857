package dev.granary.read.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.read.binary.Malformed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes types of the JSON in which a file tells its schema. */
final class SchemaParser {
  private static final int MOST_DEPTH = 200;
  private static final int MOST_TYPES = 100_000;
  private static final int MOST_SCALE = 1000;

  private final Map<String, Type> named = new HashMap<>();
  private int types;

  static Type parse(String json) throws Malformed {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(constraints).build();
    try {
      return new SchemaParser().type(new ObjectMapper(factory).readTree(json), "");
    } catch (IOException e) {
      throw new Malformed("a schema that is not valid JSON");
    }
  }

  private Type type(JsonNode node, String space) throws Malformed {
    if (++types > MOST_TYPES) {
      throw new Malformed("a schema of more than " + MOST_TYPES + " types");
    }
    if (node.isTextual()) {
      return byName(node, space);
    }
    if (node.isArray()) {
      List<Type> branches = new ArrayList<>();
      for (JsonNode branch : node) {
        branches.add(type(branch, space));
      }
      return new Type.Union(branches);
    }
    JsonNode type = node.path("type");
    if (type.isMissingNode() || type.isNull()) {
      throw new Malformed("a schema with something that has no type");
    }
    return type.isTextual() ? typed(type.asText(), node, space) : type(type, space);
  }

  private Type typed(String type, JsonNode node, String space) throws Malformed {
    return switch (type) {
      case "record", "error" -> structure(node, space);
      case "enum" -> named(node, space, new Type.Choice(symbols(node)));
      case "fixed" -> named(node, space, fixed(node));
      case "array" -> new Type.Array(type(node.path("items"), space));
      case "map" -> new Type.Mapping(type(node.path("values"), space));
      default -> {
        Type found = byName(node.path("type"), space);
        yield found instanceof Type.Scalar scalar
            ? new Type.Scalar(scalar.simple(), logical(node), scale(node))
            : found;
      }
    };
  }

  private Type structure(JsonNode node, String space) throws Malformed {
    Type.Structure structure = new Type.Structure(new ArrayList<>());
    named(node, space, structure);
    String inner = space(node, space);
    for (JsonNode field : node.path("fields")) {
      Type type = type(field.path("type"), inner);
      structure.members().add(new Type.Member(field.path("name").asText(), type));
    }
    return structure;
  }

  private Type fixed(JsonNode node) throws Malformed {
    int size = node.path("size").asInt(-1);
    if (size < 0) {
      throw new Malformed("a schema with a fixed type without a size");
    }
    return new Type.Fixed(size, logical(node), scale(node));
  }

  private static List<byte[]> symbols(JsonNode node) {
    List<byte[]> symbols = new ArrayList<>();
    node.path("symbols").forEach(symbol -> symbols.add(symbol.asText().getBytes(UTF_8)));
    return symbols;
  }

  private static String logical(JsonNode node) {
    return node.path("logicalType").asText("");
  }

  private static int scale(JsonNode node) throws Malformed {
    int scale = node.path("scale").asInt(0);
    if (scale < 0 || scale > MOST_SCALE) {
      throw new Malformed("a decimal with " + scale + " digits behind its point");
    }
    return scale;
  }

  private Type named(JsonNode node, String space, Type type) {
    String name = node.path("name").asText();
    named.put(name.indexOf('.') >= 0 ? name : full(name, space(node, space)), type);
    return type;
  }

  private static String space(JsonNode node, String outer) {
    String name = node.path("name").asText();
    int dot = name.lastIndexOf('.');
    return dot >= 0 ? name.substring(0, dot) : node.path("namespace").asText(outer);
  }

  private static String full(String name, String space) {
    return space.isEmpty() ? name : space + "." + name;
  }

  private Type byName(JsonNode node, String space) throws Malformed {
    String name = node.asText();
    for (Type.Simple simple : Type.Simple.values()) {
      if (simple.name().toLowerCase(Locale.ROOT).equals(name)) {
        return new Type.Scalar(simple, "", 0);
      }
    }
    Type found = named.get(full(name, space));
    found = found == null ? named.get(name) : found;
    if (found == null) {
      throw new Malformed("a schema with a type that it does not declare");
    }
    return found;
  }
}
