package dev.granary.check;

import dev.granary.record.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds records against all rules, and counts what it finds. First come those that set a record
 * aside, in the order of the schema, the conditions and the lists; a record is counted for the
 * first of them that it breaks. Only of a record that stays the other rules are asked, and it is
 * counted for each that it breaks.
 *
 * <p>One instance serves one thread. A good record costs no allocation, except what a regex or a
 * look into a list needs.
 */
public final class RecordChecks {
  private final RecordChecker checker;
  private final List<RowCheck> rows = new ArrayList<>();
  private final List<ReferenceCheck> references = new ArrayList<>();
  private final CheckTally tally;

  /**
   * @param known the values of each list, in the order of the plan
   */
  public RecordChecks(CheckPlan plan, List<KnownValues> known) {
    checker = new RecordChecker(plan.schema());
    int number = checker.rules().size();
    for (RowPlan row : plan.rows()) {
      rows.add(new RowCheck(row, plan.schema(), number++));
    }
    for (int i = 0; i < plan.references().size(); i++) {
      references.add(
          new ReferenceCheck(plan.references().get(i), plan.schema(), number++, known.get(i)));
    }
    tally = new CheckTally(number);
  }

  /** What sets a record aside, if anything does; its values are converted in any case. */
  public Optional<Violation> check(FieldValues values) {
    tally.record();
    Optional<Violation> violation = checker.check(values);
    if (violation.isPresent()) {
      return violation;
    }
    for (int i = 0; i < rows.size(); i++) {
      RowCheck row = rows.get(i);
      if (row.setsAside() && row.isBroken(values, tally)) {
        return Optional.of(row.violation(values));
      }
    }
    for (int i = 0; i < references.size(); i++) {
      ReferenceCheck reference = references.get(i);
      if (reference.setsAside() && reference.isBroken(values, tally)) {
        return Optional.of(reference.violation(values));
      }
    }
    tellOthers(values);
    return Optional.empty();
  }

  private void tellOthers(FieldValues values) {
    checker.tell(values, tally);
    for (int i = 0; i < rows.size(); i++) {
      RowCheck row = rows.get(i);
      if (!row.setsAside() && row.isBroken(values, tally)) {
        tally.breaks(row.number());
      }
    }
    for (int i = 0; i < references.size(); i++) {
      ReferenceCheck reference = references.get(i);
      if (!reference.setsAside() && reference.isBroken(values, tally)) {
        tally.breaks(reference.number());
      }
    }
  }

  /** What was found so far, and who has yet to be told of the record at hand. */
  public CheckTally tally() {
    return tally;
  }
}
