package dev.granary.check;

import dev.granary.record.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** All that is asked of single records, and of those that have something in common. */
public record CheckPlan(
    Schema schema,
    List<RowPlan> rows,
    List<ReferencePlan> references,
    List<CombinationPlan> combinations)
    implements Serializable {
  public CheckPlan {
    rows = List.copyOf(rows);
    references = List.copyOf(references);
    combinations = List.copyOf(combinations);
  }

  /** Every rule, in the order of the numbers that facts carry. */
  public List<CheckRule> rules() {
    List<CheckRule> rules = new ArrayList<>(new RecordChecker(schema).rules());
    rows.forEach(row -> rules.add(row.told()));
    references.forEach(reference -> rules.add(reference.told()));
    combinations.forEach(combination -> rules.add(combination.told()));
    return rules;
  }
}
