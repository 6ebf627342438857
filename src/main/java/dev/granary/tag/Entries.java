package dev.granary.tag;

import dev.granary.record.DomainIndex;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.RemainderPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/** The entries of a plan, in the order of their names. */
final class Entries {
  private static final byte[] NOTHING = new byte[0];

  private Entries() {}

  /** Sorted by the bytes of the names in UTF-8, so that equal records have equal bytes. */
  static Entry[] of(FeaturePlan plan, RecordIdEntry recordId, SourceEntry source) {
    TreeMap<byte[], Entry> sorted = new TreeMap<>(Arrays::compareUnsigned);
    if (plan.tagging() == Tagging.TAGGED) {
      sorted.put(utf8(FeaturePlan.RECORD_ID), recordId);
      sorted.put(utf8(FeaturePlan.SOURCE), source);
    }
    if (plan.weighting() == Weighting.WEIGHTED) {
      sorted.put(
          utf8(RemainderPolicy.WEIGHT), new WeightEntry(new FeatureWriter(RemainderPolicy.WEIGHT)));
    }
    for (FeatureColumn column : plan.columns()) {
      sorted.put(utf8(column.name()), entry(column, plan.schema().field(column.field())));
    }
    return sorted.values().toArray(Entry[]::new);
  }

  private static Entry entry(FeatureColumn column, Field field) {
    byte[] missing =
        column.missingText().map(text -> DeclaredValue.entry(column, text)).orElse(NOTHING);
    return field.isList()
        ? new FieldEntry(column.field(), Kind.LIST, missing, list(column))
        : new FieldEntry(
            column.field(), kindOf(field.type()), missing, present(column, field.type()));
  }

  private static Entry list(FeatureColumn column) {
    return new ListEntry(column.field(), column.encoding(), new FeatureWriter(column.name()));
  }

  private static Entry present(FeatureColumn column, FieldType type) {
    int field = column.field();
    FeatureWriter writer = new FeatureWriter(column.name());
    return switch (column.encoding()) {
      case BYTES -> new TextEntry(field, writer);
      case INT ->
          type == FieldType.BOOL ? new TruthEntry(field, writer) : new NumberEntry(field, writer);
      case FLOAT -> new RealEntry(field, writer);
      case CLASS -> new ChoiceEntry(field, new DomainIndex(column.classes()), writer);
    };
  }

  private static Kind kindOf(FieldType type) {
    return switch (type) {
      case STRING -> Kind.TEXT;
      case INT -> Kind.INTEGER;
      case FLOAT -> Kind.REAL;
      case BOOL -> Kind.BOOLEAN;
      case BYTES -> Kind.BYTES;
    };
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
