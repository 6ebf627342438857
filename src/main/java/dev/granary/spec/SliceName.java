package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.granary.record.tpu.SliceAnswer;
import dev.granary.record.tpu.SliceNames;
import dev.granary.record.tpu.TpuSlice;
import java.util.Optional;

/** The name of a TPU slice that is to be had. */
enum SliceName implements Plain<TpuSlice> {
  ANY;

  /** What a name of a slice is made of, for editors; which there are, only reading tells. */
  static final String PATTERN = "^[a-z0-9][a-z0-9:-]*$";

  @Override
  public Optional<TpuSlice> parse(Node node, Where where) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
      where.refuse("the name of a TPU slice", node);
      return Optional.empty();
    }
    SliceAnswer answer = SliceNames.resolve(scalar.text());
    if (answer instanceof SliceAnswer.Found found) {
      return Optional.of(found.slice());
    }
    if (answer instanceof SliceAnswer.Refused refused) {
      where.refuse(scalar.shown() + " " + refused.problem(), refused.hint());
    } else if (answer instanceof SliceAnswer.Unknown unknown) {
      where.refuse(
          scalar.shown() + " is no TPU slice that is known",
          DidYouMean.hint(scalar.text(), unknown.known(), "names are such as"));
    }
    return Optional.empty();
  }

  @Override
  public JsonNode show(TpuSlice value) {
    return TextNode.valueOf(value.name());
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", PATTERN);
  }
}
