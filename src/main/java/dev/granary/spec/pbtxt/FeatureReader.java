package dev.granary.spec.pbtxt;

import dev.granary.record.Consequence;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Rules.Range;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import dev.granary.record.TextFormat;
import dev.granary.record.ValueRule;
import dev.granary.spec.pbtxt.SchemaFile.Comparator;
import dev.granary.spec.pbtxt.SchemaFile.Demand;
import dev.granary.spec.pbtxt.TextMessage.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the features of a schema, each to a field and what is asked of all its values. */
final class FeatureReader {
  /** TensorFlow Data Validation looks at no feature of these stages. */
  private static final Set<String> NOT_LOOKED_AT =
      Set.of("PLANNED", "ALPHA", "DEPRECATED", "DEBUG_ONLY", "DISABLED");

  private static final Map<Comparator.Measure, String> MEASURES =
      Map.of(
          Comparator.Measure.INFINITY_NORM, "infinity_norm",
          Comparator.Measure.JENSEN_SHANNON_DIVERGENCE, "jensen_shannon_divergence",
          Comparator.Measure.NORMALIZED_ABS_DIFFERENCE, "normalized_abs_difference");

  private final Map<String, List<String>> domains;
  private final List<String> defaults;
  private final Optional<String> environment;
  private final List<Field> fields = new ArrayList<>();
  private final List<Demand> demands = new ArrayList<>();
  private final List<Comparator> comparators = new ArrayList<>();

  FeatureReader(
      Map<String, List<String>> domains, List<String> defaults, Optional<String> environment) {
    this.domains = domains;
    this.defaults = defaults;
    this.environment = environment;
  }

  List<Field> fields() {
    return fields;
  }

  List<Demand> demands() {
    return demands;
  }

  List<Comparator> comparators() {
    return comparators;
  }

  static TextMessage message(TextField field) throws BadSchemaFile {
    return field
        .message()
        .orElseThrow(
            () -> new BadSchemaFile(field.line(), field.name() + " must be a message in braces"));
  }

  void read(TextMessage feature) throws BadSchemaFile {
    String column =
        feature
            .text("name")
            .orElseThrow(() -> new BadSchemaFile(feature.line(), "a feature has no name"));
    boolean isExpected = isExpected(feature, column);
    boolean isDeprecated = feature.flag("deprecated");
    boolean isLookedAt =
        feature.text("lifecycle_stage").filter(NOT_LOOKED_AT::contains).isEmpty() && !isDeprecated;
    if (!isExpected || !isLookedAt) {
      return;
    }
    String name = name(column, feature.line());
    Presence presence = presence(feature, name);
    Optional<Several> several = new ValuesReader(column).read(feature);
    Values values = values(feature, column, name);
    compare(feature, "skew_comparator", name, Comparator.With.SKEW);
    compare(feature, "drift_comparator", name, Comparator.With.DRIFT);
    distinct(feature, name);
    feature.all("annotation");
    feature.requireEmpty("feature " + column);
    fields.add(
        new Field(
            name,
            column,
            values.type(),
            presence,
            Sensitivity.PLAIN,
            values.rules(),
            several.orElse(null)));
  }

  private boolean isExpected(TextMessage feature, String column) throws BadSchemaFile {
    List<String> in = feature.texts("in_environment");
    List<String> notIn = feature.texts("not_in_environment");
    if (environment.isEmpty()) {
      if (!in.isEmpty() || !notIn.isEmpty()) {
        throw new BadSchemaFile(
            feature.line(),
            "feature " + column + " is not in every environment; give schema.environment");
      }
      return true;
    }
    List<String> expected = in.isEmpty() ? defaults : in;
    boolean isIn = expected.isEmpty() || expected.contains(environment.get());
    return isIn && !notIn.contains(environment.get());
  }

  /** Names are lower case here; the data keeps its own. */
  private String name(String column, int line) throws BadSchemaFile {
    String name =
        column
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[0-9_]+|_+$", "");
    if (name.isEmpty() || name.startsWith("granary_")) {
      throw new BadSchemaFile(line, "feature " + column + " has a name that no field can have");
    }
    if (fields.stream().anyMatch(field -> field.name().equals(name))) {
      throw new BadSchemaFile(line, "two features would be the field " + name);
    }
    return name;
  }

  private Presence presence(TextMessage feature, String name) throws BadSchemaFile {
    Optional<TextMessage> presence = feature.message("presence");
    if (presence.isEmpty()) {
      return Presence.OPTIONAL;
    }
    double share = presence.get().number("min_fraction").orElse(0.0);
    double count = presence.get().number("min_count").orElse(0.0);
    presence.get().requireEmpty("presence of " + name);
    if (count > 1 || (count > 0 && share < 1)) {
      demands.add(new Demand.LeastPresent(name, (long) count));
    }
    if (share >= 1) {
      return Presence.REQUIRED;
    }
    if (share > 0) {
      demands.add(new Demand.MostMissing(name, 1 - share));
    }
    return Presence.OPTIONAL;
  }

  /** The type of a field and what its values must meet. */
  private record Values(FieldType type, Rules rules) {}

  private Values values(TextMessage feature, String column, String name) throws BadSchemaFile {
    FieldType type = type(feature, column);
    double outside = outside(feature, column);
    Optional<TextMessage> whole = feature.message("int_domain");
    if (whole.isPresent()) {
      return new Values(FieldType.INT, ranged(whole.get(), column));
    }
    Optional<TextMessage> real = feature.message("float_domain");
    if (real.isPresent()) {
      return new Values(FieldType.FLOAT, ranged(real.get(), column));
    }
    Optional<TextMessage> truth = feature.message("bool_domain");
    if (truth.isPresent()) {
      return ofTruth(truth.get(), type, column);
    }
    if (feature.message("url_domain").isPresent()) {
      return new Values(type, formed(TextFormat.URL));
    }
    List<String> words = words(feature, column);
    if (!words.isEmpty() && outside > 0) {
      demands.add(new Demand.MostOutside(name, words, outside));
      return new Values(type, Rules.NONE);
    }
    return new Values(type, new Rules(words, null, null, null));
  }

  private static FieldType type(TextMessage feature, String column) throws BadSchemaFile {
    String type = feature.text("type").orElse("BYTES");
    return switch (type) {
      case "BYTES", "1" -> FieldType.STRING;
      case "INT", "2" -> FieldType.INT;
      case "FLOAT", "3" -> FieldType.FLOAT;
      default ->
          throw new BadSchemaFile(
              feature.line(), "feature " + column + " has the type " + type + "; no field has it");
    };
  }

  private static double outside(TextMessage feature, String column) throws BadSchemaFile {
    Optional<TextMessage> constraints = feature.message("distribution_constraints");
    if (constraints.isEmpty()) {
      return 0;
    }
    double mass = constraints.get().number("min_domain_mass").orElse(1.0);
    constraints.get().requireEmpty("distribution_constraints of " + column);
    return 1 - mass;
  }

  private static Rules ranged(TextMessage domain, String column) throws BadSchemaFile {
    domain.text("name");
    domain.flag("is_categorical");
    domain.flag("disallow_nan");
    domain.flag("disallow_inf");
    double least = domain.number("min").orElse(Double.NEGATIVE_INFINITY);
    double most = domain.number("max").orElse(Double.POSITIVE_INFINITY);
    domain.requireEmpty("the domain of " + column);
    @Nullable Range range =
        Double.isInfinite(least) && Double.isInfinite(most) ? null : new Range(least, most);
    return new Rules(List.of(), range, null, null);
  }

  private static Values ofTruth(TextMessage domain, FieldType type, String column)
      throws BadSchemaFile {
    domain.text("name");
    Optional<String> yes = domain.text("true_value");
    Optional<String> no = domain.text("false_value");
    domain.requireEmpty("the domain of " + column);
    if (yes.isEmpty() && no.isEmpty()) {
      return new Values(FieldType.BOOL, Rules.NONE);
    }
    List<String> words = List.of(no.orElse("false"), yes.orElse("true"));
    return type == FieldType.STRING
        ? new Values(type, new Rules(words, null, null, null))
        : new Values(FieldType.BOOL, Rules.NONE);
  }

  private static Rules formed(TextFormat format) {
    return new Rules(
        List.of(),
        null,
        null,
        null,
        List.of(new ValueRule.OfFormat(format)),
        Consequence.QUARANTINE);
  }

  private List<String> words(TextMessage feature, String column) throws BadSchemaFile {
    Optional<String> named = feature.text("domain");
    if (named.isPresent()) {
      List<String> words = domains.get(named.get());
      if (words == null) {
        throw new BadSchemaFile(
            feature.line(), "feature " + column + " has the unknown domain " + named.get());
      }
      return words;
    }
    Optional<TextMessage> own = feature.message("string_domain");
    if (own.isEmpty()) {
      return List.of();
    }
    own.get().text("name");
    List<String> words = own.get().texts("value");
    own.get().requireEmpty("the domain of " + column);
    return words;
  }

  private void compare(TextMessage feature, String key, String name, Comparator.With with)
      throws BadSchemaFile {
    Optional<TextMessage> comparator = feature.message(key);
    if (comparator.isEmpty()) {
      return;
    }
    for (Comparator.Measure measure : Comparator.Measure.values()) {
      Optional<TextMessage> norm = comparator.get().message(MEASURES.getOrDefault(measure, ""));
      if (norm.isPresent()) {
        comparators.add(
            new Comparator(name, with, measure, norm.get().number("threshold").orElse(0.0)));
        norm.get().requireEmpty(key);
      }
    }
    comparator.get().requireEmpty(key + " of " + name);
  }

  private void distinct(TextMessage feature, String name) throws BadSchemaFile {
    Optional<TextMessage> unique = feature.message("unique_constraints");
    if (unique.isPresent()) {
      demands.add(
          new Demand.Distinct(
              name,
              unique.get().number("min").orElse(Double.NEGATIVE_INFINITY),
              unique.get().number("max").orElse(Double.POSITIVE_INFINITY)));
      unique.get().requireEmpty("unique_constraints of " + name);
    }
  }
}
