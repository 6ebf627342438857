package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.condition.BadCondition;
import dev.granary.record.condition.Condition;
import dev.granary.record.condition.Expression;
import dev.granary.record.condition.Fields;
import dev.granary.record.condition.Functions;
import dev.granary.record.condition.Mentioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads conditions over the fields of the schema. */
final class ConditionText {
  private static final long COSTLIEST = 10_000;

  private final KnownNames names;
  private final Fields fields;

  ConditionText(KnownNames names) {
    this.names = names;
    List<String> declared = names.fields();
    Map<String, Fields.Declared> known = new HashMap<>();
    for (int i = 0; i < declared.size(); i++) {
      int place = i;
      names
          .field(declared.get(i))
          .filter(field -> !field.isList())
          .ifPresent(
              field -> known.put(declared.get(place), new Fields.Declared(place, field.type())));
    }
    fields = new Fields(known);
  }

  /** What a text says; what is wrong with it is told where it stands. */
  Optional<Expression> read(String text, Where where) {
    try {
      Expression condition = Condition.read(text, fields);
      refuseCostly(condition, where);
      return Optional.of(condition);
    } catch (BadCondition e) {
      if (names.field(e.unknownName()).filter(Field::isList).isPresent()) {
        where.refuse("names " + e.unknownName() + ", which is a list", "name fields of one value");
      } else if (e.unknownKind() != BadCondition.Kind.FIELD || names.lacksField(e.unknownName())) {
        where.refuse(e.getMessage(), hint(e));
      }
      return Optional.empty();
    }
  }

  private static void refuseCostly(Expression condition, Where where) {
    for (String regex : Mentioned.in(condition).regexes()) {
      if (RegexCost.of(regex) > COSTLIEST) {
        where.refuse("holds a regex that is too large: at most " + COSTLIEST + " repetitions");
      }
    }
  }

  private String hint(BadCondition bad) {
    return switch (bad.unknownKind()) {
      case FIELD -> names.fieldHint(bad.unknownName());
      case FUNCTION -> DidYouMean.hint(bad.unknownName(), Functions.NAMES, "the functions are");
      case NONE -> "";
    };
  }
}
