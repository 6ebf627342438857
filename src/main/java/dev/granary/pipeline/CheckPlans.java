package dev.granary.pipeline;

import dev.granary.check.CheckPlan;
import dev.granary.check.CombinationPlan;
import dev.granary.check.KnownValues;
import dev.granary.check.RecordChecks;
import dev.granary.check.ReferencePlan;
import dev.granary.check.RowPlan;
import dev.granary.check.figures.FigureRule;
import dev.granary.record.condition.Mentioned;
import dev.granary.spec.ChecksSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import java.io.IOException;
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
              row.path(),
              row.text(),
              row.that(),
              row.when().orElse(null),
              Mentioned.in(row.that()).fields(),
              row.consequence()));
    }
    return new CheckPlan(spec.schema(), rows, references(spec), combinations(spec));
  }

  /** What single records are held against, with the lists as they are now. */
  static RecordChecks checks(Storage storage, Spec spec, String specDirectory) throws IOException {
    List<KnownValues> known =
        ReadReferences.of(storage, spec, specDirectory).lists().stream()
            .map(ReferenceLists.Listed::values)
            .toList();
    return new RecordChecks(of(spec), known);
  }

  private static List<ReferencePlan> references(Spec spec) {
    List<ReferencePlan> references = new ArrayList<>();
    for (ChecksSpec.Reference reference : spec.checks().references()) {
      references.add(
          new ReferencePlan(
              reference.name(),
              "checks.references[" + references.size() + "]",
              spec.schema().indexOf(reference.field()),
              reference.field() + " in a list of " + reference.list().column(),
              reference.consequence()));
    }
    return references;
  }

  private static List<CombinationPlan> combinations(Spec spec) {
    List<CombinationPlan> combinations = new ArrayList<>();
    for (ChecksSpec.Combination combination : spec.checks().unique()) {
      combinations.add(
          new CombinationPlan(
              combination.name(),
              "checks.unique[" + combinations.size() + "]",
              Plans.indexes(spec.schema(), combination.fields()),
              "one record for each " + String.join(" and ", combination.fields()),
              combination.consequence()));
    }
    return combinations;
  }

  /** What figures over all values of a field must be. */
  static List<FigureRule> figures(Spec spec) {
    return spec.checks().figures().stream()
        .map(
            limit ->
                new FigureRule(
                    limit.field(), limit.figure(), limit.range(), limit.severity(), limit.path()))
        .toList();
  }
}
