package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.Processes;
import dev.granary.record.tpu.TpuSlice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number of processes, or the name of a TPU slice that has so many. */
record CountOrSlice(int most) implements Plain<Processes> {
  private static final Pattern NUMBER = Pattern.compile("[-+.0-9]+");

  @Override
  public Optional<Processes> parse(Node node, Where where) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
      where.refuse("a whole number, or the name of a TPU slice", node);
      return Optional.empty();
    }
    if (scalar.isPlain() && NUMBER.matcher(scalar.text()).matches()) {
      return new Whole(1, most)
          .parse(node, where)
          .map(number -> Processes.of(Math.toIntExact(number)));
    }
    return SliceName.ANY.parse(scalar, where).map(CountOrSlice::of);
  }

  static Processes of(TpuSlice slice) {
    return new Processes(slice.processes(), List.of(slice.name()));
  }

  @Override
  public JsonNode show(Processes value) {
    if (value.slices().isEmpty()) {
      return IntNode.valueOf(value.count());
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("slice", value.slices().get(0))
        .put("processes", value.count());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("anyOf").add(new Whole(1, most).schema()).add(SliceName.ANY.schema());
    return schema;
  }
}
