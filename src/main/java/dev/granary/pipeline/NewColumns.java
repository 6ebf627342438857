package dev.granary.pipeline;

import dev.granary.check.CheckOutcome;
import dev.granary.check.CheckOutcome.Verdict;
import dev.granary.check.CheckRule;
import dev.granary.record.Consequence;
import dev.granary.record.Gravity;
import dev.granary.record.Tolerance;
import dev.granary.report.RunReport.Alert;
import dev.granary.report.RunReport.Severity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Columns that the files have and no field reads: a note, unless the spec asks for more. Their
 * names are all that is told of them.
 */
final class NewColumns {
  private static final String PATH = "checks.new_columns";
  private static final int SHOWN = 20;

  private final SortedSet<String> columns;
  private final Optional<Gravity> asked;

  NewColumns(Books books) {
    columns = books.facts().headers().unread();
    asked = books.spec().checks().newColumns();
  }

  /** How the check came out, where the spec asks for it. */
  Optional<CheckOutcome> outcome() {
    return asked.map(this::judge);
  }

  /** What is told where it does not. */
  Optional<Alert> note() {
    if (asked.isPresent() || columns.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Alert(
            Severity.NOTE,
            "the files have columns that the schema does not name.",
            observed(),
            null,
            "add them to the schema if they are wanted; " + PATH + " makes them warn or fail"));
  }

  private CheckOutcome judge(Gravity gravity) {
    Verdict broken = gravity == Gravity.WARN ? Verdict.WARNED : Verdict.FAILED;
    return new CheckOutcome(
        new CheckRule(
            "new_columns",
            PATH,
            "no column that the schema does not name",
            new Consequence(gravity, Tolerance.NONE),
            CheckRule.Asked.WHERE_IT_APPLIES),
        columns.isEmpty() ? Verdict.PASSED : broken,
        new CheckOutcome.Counts(0, 0),
        observed(),
        "none",
        CheckOutcome.Exactness.EXACT,
        List.of());
  }

  private String observed() {
    int count = columns.size();
    if (count == 0) {
      return "no such column";
    }
    String many =
        count == 1
            ? "1 column"
            : count + (count == HeadersFact.MOST_COLUMNS ? " or more columns" : " columns");
    String names = String.join(", ", columns.stream().limit(SHOWN).toList());
    return many + ": " + names + (count > SHOWN ? " and others" : "");
  }
}
