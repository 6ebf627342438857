package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.Rules;
import java.util.Optional;

/** {@code [least, most]} of code points. */
enum LengthOfText implements Plain<Rules.Length> {
  LEAST_AND_MOST;

  private static final Whole END = new Whole(0, Integer.MAX_VALUE);

  @Override
  public Optional<Rules.Length> parse(Node node, Where where) {
    return Pair.in(node, where)
        .flatMap(
            ends -> {
              Optional<Long> least = END.parse(ends.get(0), where.item(0, ends.get(0)));
              Optional<Long> most = END.parse(ends.get(1), where.item(1, ends.get(1)));
              return least.flatMap(
                  from -> most.map(to -> new Rules.Length(from.intValue(), to.intValue())));
            })
        .filter(length -> accept(length, where));
  }

  @Override
  public JsonNode show(Rules.Length value) {
    return JsonNodeFactory.instance.arrayNode().add(value.least()).add(value.most());
  }

  @Override
  public ObjectNode schema() {
    return Pair.schema(END.schema());
  }

  private static boolean accept(Rules.Length length, Where where) {
    if (length.least() > length.most()) {
      Pair.refuseReversed(where, length.least(), length.most());
      return false;
    }
    return true;
  }
}
