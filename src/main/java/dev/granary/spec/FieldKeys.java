package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Gravity;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of the schema and of one field in it. */
final class FieldKeys {
  /** Past this not every whole number is a double, so that a range would not hold exactly. */
  private static final double MOST_EXACT = 1L << 53;

  private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INT, FieldType.FLOAT);
  private static final Set<FieldType> STRINGS = EnumSet.of(FieldType.STRING);

  private static final Key<FieldType> TYPE =
      Key.required("type", Choice.of(FieldType.class), "What the field holds.");
  private static final Key<String> FROM =
      Key.computed(
          "from",
          Text.FILLED,
          "the name of the field",
          "What the source calls it: a column, or a member of a JSON object.");
  private static final Key<Boolean> REQUIRED =
      Key.of(
          "required", Flag.TRUE_OR_FALSE, true, "Whether a record without a value is quarantined.");
  private static final Key<Boolean> PERSONAL =
      Key.of(
          "personal",
          Flag.TRUE_OR_FALSE,
          false,
          "Whether it may tell who somebody is; its values are then never shown.");
  private static final Key<Several> VALUES =
      Key.optional(
          "values",
          SeveralValues.COUNT,
          "That it is a list, and how many values it has: any, a number, or the least and the most,"
              + " such as [1, 5] or [2, null]. Each must meet the rules; an empty list is a missing"
              + " value.");
  private static final Key<List<String>> DOMAIN =
      Key.of(
          "domain",
          ListOf.any(Text.ANY),
          List.of(),
          "The only texts it may hold, for strings; their order numbers the classes.");
  private static final Key<Rules.Range> RANGE =
      Key.optional(
          "range",
          RangeOfNumbers.LEAST_AND_MOST,
          "The least and the most, both allowed, for numbers; null leaves an end open.");
  private static final Key<String> REGEX =
      Key.optional(
          "regex", Regex.RE2, "What the whole text must match, for strings, in RE2 syntax.");
  private static final Key<Rules.Length> LENGTH =
      Key.optional(
          "length",
          LengthOfText.LEAST_AND_MOST,
          "The least and the most characters (Unicode code points), for strings.");

  private static final Section<Field> FIELD =
      Section.of(
              Stream.concat(
                      Stream.of(
                          TYPE, FROM, REQUIRED, PERSONAL, VALUES, DOMAIN, RANGE, REGEX, LENGTH),
                      ValueRuleKeys.ALL.stream())
                  .toList(),
              FieldKeys::build)
          .checking(FieldKeys::check);

  private static final Rest<Field> FIELDS =
      new Rest<>(Names.UNRESERVED, FIELD, "A field, under the name that the spec uses for it.");

  static final SchemaShape SCHEMA =
      new SchemaShape(
          Section.<Schema>of(List.of(), FieldKeys::schema)
              .with(FIELDS)
              .checking(FieldKeys::checkSchema));

  private FieldKeys() {}

  private static void check(Found found) {
    checkConsequence(found);
    found
        .maybe(TYPE)
        .ifPresent(
            type -> {
              refuseUnless(STRINGS, type, "strings", List.of(DOMAIN, REGEX, LENGTH), found);
              refuseUnless(NUMBERS, type, "int and float", List.of(RANGE), found);
              ValueRuleKeys.check(type, found);
              if (type == FieldType.INT) {
                found.maybe(RANGE).ifPresent(range -> checkEnds(range, found.at(RANGE)));
              }
            });
  }

  /** The places of a domain are the numbers of the classes, and of another word there is none. */
  private static void checkConsequence(Found found) {
    if (found.has(DOMAIN)
        && found.maybe(ConsequenceKeys.SEVERITY).orElse(Gravity.QUARANTINE) != Gravity.QUARANTINE) {
      found
          .at(ConsequenceKeys.SEVERITY)
          .refuse(
              "a value outside its domain is always set aside",
              "instead of domain, give a condition of checks.rows: field in ['a', 'b']");
    }
  }

  static void refuseUnless(
      Set<FieldType> types, FieldType type, String words, List<Key<?>> keys, Found found) {
    for (Key<?> key : keys) {
      if (found.has(key) && !types.contains(type)) {
        found
            .at(key)
            .refuse("is for " + words + "; the type of this field is " + Choice.word(type));
      }
    }
  }

  private static void checkEnds(Rules.Range range, Where where) {
    for (double end : new double[] {range.least(), range.most()}) {
      if (Double.isFinite(end) && (end != Math.rint(end) || Math.abs(end) > MOST_EXACT)) {
        where.refuse(
            "the ends for an int must be whole numbers up to 2^53, is " + Decimal.shown(end));
      }
    }
  }

  private static Field build(Found found) {
    return new Field(
        found.where().name(),
        found.valueOr(FROM, found.where()::name),
        found.value(TYPE),
        found.value(REQUIRED) ? Presence.REQUIRED : Presence.OPTIONAL,
        found.value(PERSONAL) ? Sensitivity.PERSONAL : Sensitivity.PLAIN,
        new Rules(
            found.value(DOMAIN),
            found.maybe(RANGE).orElse(null),
            found.maybe(REGEX).orElse(null),
            found.maybe(LENGTH).orElse(null),
            ValueRuleKeys.build(found),
            ConsequenceKeys.read(found)),
        found.maybe(VALUES).orElse(null));
  }

  private static void checkSchema(Found found) {
    if (found.others().isEmpty()) {
      found.where().refuse("must name at least one field");
    }
    found.names().declareFields(found.others(FIELDS));
    Map<String, String> readBy = new HashMap<>();
    found
        .others(FIELDS)
        .forEach(
            (name, field) ->
                field
                    .map(sound -> readBy.putIfAbsent(sound.column(), name))
                    .ifPresent(
                        earlier ->
                            found
                                .at(name)
                                .refuse("is read from the same column as the field " + earlier)));
  }

  private static Schema schema(Found found) {
    return new Schema(found.soundOthers(FIELDS));
  }
}
