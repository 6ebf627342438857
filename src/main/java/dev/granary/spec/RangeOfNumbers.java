package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.Rules;
import java.util.Optional;

/** {@code [least, most]}, where {@code null} leaves an end open. */
enum RangeOfNumbers implements Plain<Rules.Range> {
  LEAST_AND_MOST;

  @Override
  public Optional<Rules.Range> parse(Node node, Where where) {
    return Pair.in(node, where)
        .flatMap(
            ends -> {
              Optional<Double> least =
                  end(ends.get(0), where.item(0, ends.get(0)), Double.NEGATIVE_INFINITY);
              Optional<Double> most =
                  end(ends.get(1), where.item(1, ends.get(1)), Double.POSITIVE_INFINITY);
              return least.flatMap(from -> most.map(to -> new Rules.Range(from, to)));
            })
        .filter(range -> accept(range, where));
  }

  @Override
  public JsonNode show(Rules.Range value) {
    return JsonNodeFactory.instance.arrayNode().add(shown(value.least())).add(shown(value.most()));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.putArray("type").add("number").add("null");
    return Pair.schema(item);
  }

  private static Optional<Double> end(Node node, Where where, double open) {
    return node instanceof Node.Scalar scalar && scalar.isNull()
        ? Optional.of(open)
        : Decimal.ANY.parse(node, where);
  }

  private static boolean accept(Rules.Range range, Where where) {
    if (Double.isInfinite(range.least()) && Double.isInfinite(range.most())) {
      where.refuse("is open at both ends", "remove it");
      return false;
    }
    if (range.least() > range.most()) {
      Pair.refuseReversed(where, shown(range.least()), shown(range.most()));
      return false;
    }
    return true;
  }

  private static JsonNode shown(double end) {
    return Double.isInfinite(end) ? NullNode.instance : Decimal.shown(end);
  }
}
