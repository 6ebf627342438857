package dev.granary.check;

import dev.granary.record.Consequence;
import java.io.Serializable;
import java.util.List;

/**
 * Fields whose values together only one record may have.
 *
 * @param path where the spec says it
 * @param fields their places in the schema
 * @param says the fields, in words
 */
public record CombinationPlan(
    String name, String path, List<Integer> fields, String says, Consequence consequence)
    implements Serializable {
  public CombinationPlan {
    fields = List.copyOf(fields);
  }

  CheckRule told() {
    return new CheckRule(name, path, says, consequence, CheckRule.Asked.WHERE_IT_APPLIES);
  }
}
