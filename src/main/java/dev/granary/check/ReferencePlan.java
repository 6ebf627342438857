package dev.granary.check;

import dev.granary.record.Consequence;
import java.io.Serializable;

/**
 * A field whose values another file must list.
 *
 * @param path where the spec says it
 * @param field its place in the schema
 * @param says the list, in words
 */
public record ReferencePlan(
    String name, String path, int field, String says, Consequence consequence)
    implements Serializable {
  CheckRule told() {
    return new CheckRule(name, path, says, consequence, CheckRule.Asked.WHERE_IT_APPLIES);
  }
}
