package dev.granary.spec;

import dev.granary.record.Consequence;
import dev.granary.record.Figure;
import dev.granary.record.Gravity;
import dev.granary.record.Rules.Range;
import dev.granary.record.Schema;
import dev.granary.record.Tolerance;
import dev.granary.record.condition.Expression;
import dev.granary.record.condition.ValueType;
import dev.granary.spec.pbtxt.SchemaFile;
import dev.granary.spec.pbtxt.SchemaFile.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds to the checks of a spec what its schema file asks of the whole dataset. */
final class DemandedChecks {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  private final Schema schema;
  private final List<ChecksSpec.Row> rows;
  private final List<ChecksSpec.FigureLimit> figures;

  private DemandedChecks(Schema schema, ChecksSpec checks) {
    this.schema = schema;
    rows = new ArrayList<>(checks.rows());
    figures = new ArrayList<>(checks.figures());
  }

  static ChecksSpec with(DeclaredSchema declared, ChecksSpec checks) {
    if (declared.file().isEmpty()) {
      return checks;
    }
    SchemaFile file = declared.file().get();
    DemandedChecks demanded = new DemandedChecks(declared.schema(), checks);
    file.demands().forEach(demanded::add);
    return new ChecksSpec(
        checks.maxQuarantined(),
        demanded.rows,
        checks.unique(),
        checks.references(),
        demanded.figures,
        checks.size().or(() -> size(file.examples())),
        checks.newColumns(),
        DemandedDrift.left(declared));
  }

  private static Optional<Range> size(SchemaFile.Examples examples) {
    return examples.least().isEmpty() && examples.most().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Range(
                examples.least().orElse(0),
                examples.most().isPresent() ? examples.most().getAsLong() : OPEN));
  }

  private void add(Demand demand) {
    if (demand instanceof Demand.MostMissing missing) {
      figure(missing.field(), Figure.MISSING, new Range(-OPEN, missing.share()));
    } else if (demand instanceof Demand.LeastPresent present) {
      figure(present.field(), Figure.PRESENT, new Range(present.count(), OPEN));
    } else if (demand instanceof Demand.Distinct distinct) {
      figure(distinct.field(), Figure.DISTINCT, new Range(distinct.least(), distinct.most()));
    } else if (demand instanceof Demand.MostOutside outside) {
      rows.add(row(outside));
    }
  }

  private void figure(String field, Figure figure, Range range) {
    figures.add(
        new ChecksSpec.FigureLimit(
            field, figure, range, Gravity.FAIL, "schema.file, feature " + field));
  }

  private ChecksSpec.Row row(Demand.MostOutside outside) {
    Expression value = new Expression.FieldValue(schema.indexOf(outside.field()), ValueType.TEXT);
    List<Expression> listed =
        outside.values().stream().<Expression>map(Expression.TextLiteral::new).toList();
    String words =
        outside.values().stream()
            .map(word -> "'" + word.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return new ChecksSpec.Row(
        outside.field() + "_in_domain",
        "schema.file, feature " + outside.field(),
        outside.field() + " in [" + words + "]",
        new Expression.Membership(value, listed),
        Optional.empty(),
        new Consequence(Gravity.FAIL, new Tolerance(Long.MAX_VALUE, outside.share())));
  }
}
