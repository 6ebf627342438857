package dev.granary.pipeline;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.Spec;
import dev.granary.statistics.Measured;
import dev.granary.statistics.Measured.Holding;
import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import dev.granary.statistics.Slicing;
import dev.granary.statistics.TallyPlan;
import dev.granary.tag.Encoding;
import dev.granary.tag.FeatureColumn;
import java.util.ArrayList;
import java.util.List;

/** Which features are counted, as they are read and as they are published. */
final class TallyPlans {
  private final Spec spec;

  TallyPlans(Spec spec) {
    this.spec = spec;
  }

  /** The fields of the schema, in all records that passed their checks. */
  TallyPlan ofFields() {
    Schema schema = spec.schema();
    List<Measured> measured = new ArrayList<>();
    for (Field field : schema.fields()) {
      measured.add(new Measured(field.name(), kind(field.type()), showing(field), holding(field)));
    }
    List<Slicing> slicings = new ArrayList<>();
    for (List<String> fields : spec.statistics().slices()) {
      slicings.add(new Slicing(String.join(" x ", fields), Plans.indexes(schema, fields)));
    }
    int label = Plans.label(spec).map(schema::indexOf).orElse(-1);
    return new TallyPlan(
        measured,
        slicings,
        label,
        TallyPlan.Sizes.of(measured.size(), slicings.size()),
        spec.seed());
  }

  /** The features of the examples, under their own names and as they are encoded. */
  TallyPlan ofExamples() {
    List<Measured> measured = new ArrayList<>();
    int label = -1;
    for (FeatureColumn column : Plans.features(spec).columns()) {
      Field field = spec.schema().field(column.field());
      if (Plans.label(spec).filter(field.name()::equals).isPresent()) {
        label = measured.size();
      }
      measured.add(
          new Measured(column.name(), kind(column.encoding()), showing(field), holding(field)));
    }
    return new TallyPlan(
        measured, List.of(), label, TallyPlan.Sizes.of(measured.size(), 0), spec.seed());
  }

  /** Neither values of persons nor bytes that are no text. */
  private static Showing showing(Field field) {
    boolean hidden = field.sensitivity() == Sensitivity.PERSONAL || field.type() == FieldType.BYTES;
    return hidden ? Showing.HIDDEN : Showing.SHOWN;
  }

  private static Holding holding(Field field) {
    return field.isList() ? Holding.LIST : Holding.ONE;
  }

  private static Kind kind(FieldType type) {
    return switch (type) {
      case STRING, BYTES -> Kind.WORD;
      case INT -> Kind.WHOLE;
      case FLOAT -> Kind.REAL;
      case BOOL -> Kind.TRUTH;
    };
  }

  private static Kind kind(Encoding encoding) {
    return switch (encoding) {
      case BYTES -> Kind.WORD;
      case INT, CLASS -> Kind.WHOLE;
      case FLOAT -> Kind.REAL;
    };
  }
}
