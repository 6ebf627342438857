package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Sensitivity;
import dev.granary.spec.FeaturesSpec.As;
import dev.granary.spec.FeaturesSpec.Feature;
import java.util.List;
import java.util.Optional;

/** The keys of the features. */
final class FeatureKeys {
  private static final String OMIT = "omit";

  private static final Key<String> FROM =
      Key.computed(
          "from", Name.FIELD_OR_LIST, "the name of the feature", "The field it is made of.");
  private static final Key<As> AS =
      Key.computed(
          "as",
          Choice.of(As.class),
          "bytes for a string, int for an int or a bool, float for a float",
          "How it is written; class is the place of the text in the field's domain.");
  private static final Key<String> MISSING =
      Key.optional(
          "missing",
          Text.ANY,
          "What is written where an optional field has no value; omit: nothing is.");

  private static final Section<Feature> FEATURE =
      Section.of(List.of(FROM, AS, MISSING), FeatureKeys::build).checking(FeatureKeys::check);

  private static final Rest<Feature> FEATURES =
      new Rest<>(Names.UNRESERVED, FEATURE, "A feature, under the name that training sees.");

  static final Section<List<Feature>> SECTION =
      Section.of(List.of(), found -> found.soundOthers(FEATURES))
          .with(FEATURES)
          .checking(FeatureKeys::fill);

  private FeatureKeys() {}

  /** Where the file does not name features, every field is one. */
  private static void fill(Found found) {
    if (found.origin() == Found.Origin.DEFAULTS) {
      for (String name : found.names().fields()) {
        if (found.names().field(name).isPresent()) {
          found.putOther(name, FEATURE.fill(found.where().in(name)));
        }
      }
    } else if (found.others().isEmpty()) {
      found.where().refuse("must name at least one feature", "remove it to take every field");
    }
    found.names().declareFeatures(found.others().keySet());
  }

  private static void check(Found found) {
    String name = from(found);
    if (!found.has(FROM) && found.names().lacksField(name)) {
      found
          .where()
          .refuse(
              "the schema has no field of this name, and there is no from",
              found.names().fieldHint(name));
    }
    found
        .names()
        .field(name)
        .ifPresent(
            field -> {
              checkAs(field, found);
              checkMissing(field, found);
              if (field.sensitivity() == Sensitivity.PERSONAL) {
                found.names().declarePersonalFeature(found.where().name());
              }
              if (field.isList()) {
                found.names().declareListFeature(found.where().name());
              }
            });
  }

  private static void checkAs(Field field, Found found) {
    Optional<As> as = found.maybe(AS);
    if (as.isEmpty()) {
      return;
    }
    List<As> possible = possible(field.type());
    if (field.isList() && as.get() == As.CLASS) {
      found
          .at(AS)
          .refuse(
              "class is for one value; " + field.name() + " is a list",
              "write it as bytes, and look the texts up in training");
    } else if (!possible.contains(as.get())) {
      String words = String.join(" or ", possible.stream().map(Choice::word).toList());
      found
          .at(AS)
          .refuse(
              "must be "
                  + words
                  + " for "
                  + field.name()
                  + ", whose type is "
                  + Choice.word(field.type())
                  + ", is "
                  + Choice.word(as.get()));
    } else if (as.get() == As.CLASS && field.rules().domain().isEmpty()) {
      found.at(AS).refuse("class needs a domain; " + field.name() + " has none");
    }
  }

  private static void checkMissing(Field field, Found found) {
    if (field.presence() == Presence.REQUIRED) {
      if (found.has(MISSING)) {
        found.at(MISSING).refuse("has no use: " + field.name() + " is required", "remove it");
      }
      return;
    }
    if (!found.has(MISSING)) {
      if (found.origin() == Found.Origin.FILE) {
        found
            .at(MISSING)
            .refuse(
                "is missing: " + field.name() + " is optional",
                "write missing: omit, or the value that stands for none");
      }
      return;
    }
    if (field.isList()) {
      if (!found.maybe(MISSING).orElse(OMIT).equals(OMIT)) {
        found.at(MISSING).refuse("must be omit for a list, which then has no values");
      }
      return;
    }
    As as = found.maybe(AS).orElse(usual(field.type()));
    if (possible(field.type()).contains(as)) {
      found.maybe(MISSING).ifPresent(text -> checkFits(as, text, found.at(MISSING)));
    }
  }

  private static void checkFits(As as, String text, Where where) {
    String shown = ", is " + Node.Scalar.quote(text);
    if (text.equals(OMIT)) {
      return;
    }
    switch (as) {
      case CLASS -> where.refuse("must be omit for a class" + shown);
      case INT -> {
        if (!Whole.isWritten(text)) {
          where.refuse("must be omit or a whole number" + shown);
        }
      }
      case FLOAT -> {
        if (!Decimal.isWritten(text)) {
          where.refuse("must be omit or a number" + shown);
        }
      }
      case BYTES -> {}
    }
  }

  private static Feature build(Found found) {
    String from = found.valueOr(FROM, found.where()::name);
    Optional<Field> field = found.names().field(from);
    As as = found.valueOr(AS, () -> field.map(known -> usual(known.type())).orElse(As.BYTES));
    if (field.isPresent() && field.get().presence() == Presence.OPTIONAL) {
      String missing = found.valueOr(MISSING, () -> OMIT);
      return new Feature(
          found.where().name(), from, as, Optional.of(missing).filter(text -> !text.equals(OMIT)));
    }
    return new Feature(found.where().name(), from, as, Optional.empty());
  }

  private static String from(Found found) {
    return found.has(FROM) ? found.maybe(FROM).orElse("") : found.where().name();
  }

  private static As usual(FieldType type) {
    return possible(type).get(0);
  }

  /** The ways to write a type, the usual one first. */
  private static List<As> possible(FieldType type) {
    return switch (type) {
      case STRING -> List.of(As.BYTES, As.CLASS);
      case INT -> List.of(As.INT, As.FLOAT);
      case BOOL -> List.of(As.INT);
      case FLOAT -> List.of(As.FLOAT);
      case BYTES -> List.of(As.BYTES);
    };
  }
}
