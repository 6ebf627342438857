package dev.granary.check;

import dev.granary.check.CheckOutcome.Exactness;
import dev.granary.check.CheckOutcome.Verdict;
import dev.granary.record.Consequence;
import dev.granary.record.Gravity;
import dev.granary.record.RecordId;
import dev.granary.record.Rules.Range;
import dev.granary.record.Tolerance;
import java.util.ArrayList;
import java.util.List;

/** Says how the rules for single records came out, from what all workers counted. */
public final class JudgeChecks {
  private JudgeChecks() {}

  /** One outcome for each rule, in the order of the rules. */
  public static List<CheckOutcome> of(List<CheckRule> rules, CheckFact fact) {
    List<CheckOutcome> outcomes = new ArrayList<>();
    for (int number = 0; number < rules.size(); number++) {
      outcomes.add(judge(rules.get(number), fact.records(), fact.of(number)));
    }
    return outcomes;
  }

  /** Whether as many records were read as must be. */
  public static CheckOutcome size(Range range, long records) {
    boolean isWithin = range.least() <= records && records <= range.most();
    String limit =
        Double.isInfinite(range.most())
            ? "at least " + (long) Math.ceil(range.least())
            : "from "
                + (long) Math.ceil(Math.max(0, range.least()))
                + " to "
                + (long) Math.floor(range.most());
    CheckRule rule =
        new CheckRule(
            "size",
            "checks.size",
            limit + " records",
            new Consequence(Gravity.FAIL, Tolerance.NONE),
            CheckRule.Asked.OF_EVERY_RECORD);
    return new CheckOutcome(
        rule,
        isWithin ? Verdict.PASSED : Verdict.FAILED,
        new CheckOutcome.Counts(records, 0),
        records + " records",
        limit,
        Exactness.EXACT,
        List.of());
  }

  private static CheckOutcome judge(CheckRule rule, long records, CheckFact.Found found) {
    long judged = rule.asked() == CheckRule.Asked.OF_EVERY_RECORD ? records : found.judged();
    return judge(
        rule,
        new CheckOutcome.Counts(judged, found.broken()),
        found.ids().smallest().stream().map(RecordId::toString).toList());
  }

  /** How a rule came out that so many records broke. */
  static CheckOutcome judge(CheckRule rule, CheckOutcome.Counts counts, List<String> examples) {
    return new CheckOutcome(
        rule,
        verdict(rule, counts),
        counts,
        counts.broken() + " of " + counts.judged() + " records break it",
        "at most " + rule.consequence().tolerance().words(),
        Exactness.EXACT,
        examples);
  }

  private static Verdict verdict(CheckRule rule, CheckOutcome.Counts counts) {
    if (rule.consequence().tolerance().bears(counts.broken(), counts.judged())) {
      return Verdict.PASSED;
    }
    return rule.consequence().severity() == Gravity.WARN ? Verdict.WARNED : Verdict.FAILED;
  }
}
