package dev.granary.check;

import dev.granary.check.row.Judge;
import dev.granary.check.row.Judgement;
import dev.granary.record.FieldValues;
import dev.granary.record.Gravity;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Judges one condition on records whose values have their types. */
final class RowCheck {
  private final RowPlan plan;
  private final Schema schema;
  private final int number;
  private final Judge that;
  private final @Nullable Judge when;

  RowCheck(RowPlan plan, Schema schema, int number) {
    this.plan = plan;
    this.schema = schema;
    this.number = number;
    that = new Judge(plan.that());
    when = plan.whenAsked().map(Judge::new).orElse(null);
  }

  boolean setsAside() {
    return plan.consequence().severity() == Gravity.QUARANTINE;
  }

  int number() {
    return number;
  }

  /** Whether the record is judged and fails; counted where it is judged. */
  boolean isBroken(FieldValues values, CheckTally tally) {
    if (when != null && when.of(values) != Judgement.HOLDS) {
      return false;
    }
    Judgement judgement = that.of(values);
    if (judgement == Judgement.UNJUDGED) {
      return false;
    }
    tally.judged(number);
    return judgement == Judgement.FAILS;
  }

  Violation violation(FieldValues values) {
    StringJoiner found = new StringJoiner(", ", plan.name() + ": " + plan.path() + ": ", "");
    for (int field : plan.fields()) {
      found.add(schema.field(field).name() + " " + Evidence.of(schema.field(field), values, field));
    }
    return new Violation(Reason.CHECK_ROW, number, found.toString());
  }
}
