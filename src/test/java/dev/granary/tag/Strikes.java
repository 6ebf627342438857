package dev.granary.tag;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Presence;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A schema with a field of each type, a plan with a feature of each encoding, and one record. */
final class Strikes {
  static final RecordId ID = RecordId.parse("00112233445566778899aabbccddeeff");

  static final List<String> CLASSES = List.of("None", "Minor", "Zürich");

  static final Schema SCHEMA =
      new Schema(
          List.of(
              field("remarks", FieldType.STRING, Presence.REQUIRED, List.of()),
              field("damage", FieldType.STRING, Presence.REQUIRED, CLASSES),
              field("speed", FieldType.INT, Presence.OPTIONAL, List.of()),
              field("height", FieldType.FLOAT, Presence.OPTIONAL, List.of()),
              field("night", FieldType.BOOL, Presence.REQUIRED, List.of())));

  private Strikes() {}

  static FeaturePlan plan(Tagging tagging, FeatureColumn... columns) {
    return new FeaturePlan(SCHEMA, List.of(columns), tagging);
  }

  static FeatureColumn remarks() {
    return new FeatureColumn("remarks", 0, Encoding.BYTES, null, List.of());
  }

  static FeatureColumn damage() {
    return new FeatureColumn("damage", 1, Encoding.CLASS, null, CLASSES);
  }

  static FeatureColumn speed() {
    return new FeatureColumn("speed", 2, Encoding.INT, null, List.of());
  }

  static FeatureColumn height() {
    return new FeatureColumn("height", 3, Encoding.FLOAT, null, List.of());
  }

  static FeatureColumn night() {
    return new FeatureColumn("night", 4, Encoding.INT, null, List.of());
  }

  /** As a checked record is. */
  static FieldValues values() {
    FieldValues values = new FieldValues(SCHEMA.size());
    text(values, 0, "Bird ingested in engine 1");
    text(values, 1, "Minor");
    values.setInteger(2, 120);
    values.setReal(3, 12.5);
    values.setTruth(4, true);
    return values;
  }

  static void text(FieldValues values, int field, String text) {
    byte[] buffer = ("." + text + ".").getBytes(StandardCharsets.UTF_8);
    values.setText(field, buffer, 1, buffer.length - 2);
  }

  private static Field field(String name, FieldType type, Presence presence, List<String> domain) {
    Rules rules = new Rules(domain, null, null, null);
    return new Field(name, name, type, presence, Sensitivity.PLAIN, rules);
  }
}
