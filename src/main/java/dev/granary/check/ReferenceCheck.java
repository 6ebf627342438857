package dev.granary.check;

import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Gravity;
import dev.granary.record.Reason;
import dev.granary.record.Schema;

/** Looks a field's value up in a list; one that is missing is not looked up. */
final class ReferenceCheck {
  private final ReferencePlan plan;
  private final Schema schema;
  private final int number;
  private final FieldHasher hasher;
  private final KnownValues known;

  ReferenceCheck(ReferencePlan plan, Schema schema, int number, KnownValues known) {
    this.plan = plan;
    this.schema = schema;
    this.number = number;
    this.known = known;
    hasher = KnownValues.hasher(plan.field());
  }

  boolean setsAside() {
    return plan.consequence().severity() == Gravity.QUARANTINE;
  }

  int number() {
    return number;
  }

  boolean isBroken(FieldValues values, CheckTally tally) {
    if (values.kind(plan.field()) == Kind.MISSING) {
      return false;
    }
    tally.judged(number);
    return !known.contains(values, hasher);
  }

  Violation violation(FieldValues values) {
    String field = schema.field(plan.field()).name();
    return new Violation(
        Reason.CHECK_REFERENCE,
        number,
        plan.name()
            + ": "
            + plan.path()
            + ": "
            + field
            + " "
            + Evidence.of(schema.field(plan.field()), values, plan.field()));
  }
}
