package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number between two ends; the greater end is allowed, the least may not be. */
record Decimal(double least, Edge edge, double most) implements Plain<Double> {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final long EXACT = 1L << 53;

  /** Whether the least end belongs to what is allowed. */
  enum Edge {
    ALLOWED,
    REFUSED
  }

  static final Decimal ANY =
      new Decimal(Double.NEGATIVE_INFINITY, Edge.ALLOWED, Double.POSITIVE_INFINITY);

  static Decimal between(double least, double most) {
    return new Decimal(least, Edge.ALLOWED, most);
  }

  static Decimal above(double least, double most) {
    return new Decimal(least, Edge.REFUSED, most);
  }

  static Decimal atLeast(double least) {
    return between(least, Double.POSITIVE_INFINITY);
  }

  /** Whether a text is a finite number. */
  static boolean isWritten(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }

  @Override
  public Optional<Double> parse(Node node, Where where) {
    if (!(node instanceof Node.Scalar scalar) || !scalar.isPlain() || !isWritten(scalar.text())) {
      where.refuse("a number", node);
      return Optional.empty();
    }
    double number = Double.parseDouble(scalar.text()) + 0.0; // -0.0 becomes 0.0
    if (number < least || number > most || (edge == Edge.REFUSED && number == least)) {
      where.refuse(bounds(), node);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  @Override
  public JsonNode show(Double value) {
    return shown(value);
  }

  /** A number as JSON: whole ones have no point, so that 5 and 5.0 are the same setting. */
  static JsonNode shown(double value) {
    return value == Math.rint(value) && Math.abs(value) <= EXACT
        ? LongNode.valueOf((long) value)
        : DoubleNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "number");
    if (Double.isFinite(least)) {
      schema.set(edge == Edge.ALLOWED ? "minimum" : "exclusiveMinimum", shown(least));
    }
    if (Double.isFinite(most)) {
      schema.set("maximum", shown(most));
    }
    return schema;
  }

  private String bounds() {
    if (edge == Edge.ALLOWED && Double.isFinite(most)) {
      return "from " + shown(least) + " to " + shown(most);
    }
    String low = (edge == Edge.ALLOWED ? "at least " : "above ") + shown(least);
    return Double.isFinite(most) ? low + " and at most " + shown(most) : low;
  }
}
