package dev.granary.bench;

import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.record.Schema;
import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import dev.granary.statistics.Observed;
import dev.granary.statistics.Tally;
import dev.granary.statistics.TallyPlan;
import java.util.List;

/** Counts the values of records as the scan of a run does. */
final class WideTally {
  private final Observed observed;
  private final Tally tally;

  WideTally(Schema schema, long seed) {
    List<dev.granary.statistics.Measured> features =
        schema.fields().stream()
            .map(
                field ->
                    new dev.granary.statistics.Measured(
                        field.name(), kind(field.type()), Showing.SHOWN))
            .toList();
    observed = new Observed(features.size());
    tally =
        new Tally(
            new TallyPlan(features, List.of(), -1, TallyPlan.Sizes.of(features.size(), 0), seed));
  }

  void take(RecordId id, FieldValues values) {
    for (int field = 0; field < values.size(); field++) {
      switch (values.kind(field)) {
        case TEXT, NUMBER, BYTES ->
            observed.word(field, values.buffer(field), values.start(field), values.length(field));
        case INTEGER -> observed.whole(field, values.integer(field));
        case REAL -> observed.real(field, values.real(field));
        case BOOLEAN -> observed.whole(field, values.truth(field) ? 1 : 0);
        case MISSING, NESTED, LIST -> observed.missing(field);
      }
    }
    tally.take(id, observed);
  }

  private static Kind kind(FieldType type) {
    return switch (type) {
      case STRING, BYTES -> Kind.WORD;
      case INT -> Kind.WHOLE;
      case FLOAT -> Kind.REAL;
      case BOOL -> Kind.TRUTH;
    };
  }
}
