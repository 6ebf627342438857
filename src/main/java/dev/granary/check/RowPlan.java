package dev.granary.check;

import dev.granary.record.Consequence;
import dev.granary.record.condition.Expression;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition that every record must meet.
 *
 * @param path where the spec says it
 * @param text as the spec writes it
 * @param when on which records it is judged, where not on all
 * @param fields the places of the fields that evidence tells
 */
public record RowPlan(
    String name,
    String path,
    String text,
    Expression that,
    @Nullable Expression when,
    List<Integer> fields,
    Consequence consequence)
    implements Serializable {
  public RowPlan {
    fields = List.copyOf(fields);
  }

  Optional<Expression> whenAsked() {
    return Optional.ofNullable(when);
  }

  CheckRule told() {
    return new CheckRule(name, path, text, consequence, CheckRule.Asked.WHERE_IT_APPLIES);
  }
}
