package dev.granary.pipeline;

import dev.granary.check.CheckPlan;
import dev.granary.check.RowPlan;
import dev.granary.record.condition.Mentioned;
import dev.granary.spec.ChecksSpec;
import dev.granary.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/** What is asked of single records. */
final class CheckPlans {
  private CheckPlans() {}

  static CheckPlan of(Spec spec) {
    List<RowPlan> rows = new ArrayList<>();
    for (ChecksSpec.Row row : spec.checks().rows()) {
      rows.add(
          new RowPlan(
              row.name(),
              "checks.rows[" + rows.size() + "]",
              row.text(),
              row.that(),
              row.when().orElse(null),
              Mentioned.in(row.that()).fields(),
              row.consequence()));
    }
    return new CheckPlan(spec.schema(), rows, List.of());
  }
}
