package dev.granary.spec.pbtxt;

import dev.granary.record.Field;
import dev.granary.spec.pbtxt.TextMessage.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a schema.pbtxt asks for, as far as Granary can hold it; what it cannot is refused.
 *
 * @param comparators how far features may drift or be skewed, which other checks hold
 * @param examples how many examples there may be
 */
public record SchemaFile(
    List<Field> fields, List<Demand> demands, List<Comparator> comparators, Examples examples) {

  /** What is asked of all values of a field. */
  public sealed interface Demand {
    String field();

    /** The share of records without a value, at most. */
    record MostMissing(String field, double share) implements Demand {}

    /** How many records have a value, at least. */
    record LeastPresent(String field, long count) implements Demand {}

    /** How many different values there are. */
    record Distinct(String field, double least, double most) implements Demand {}

    /** A share of the values, at most, may be outside a list. */
    record MostOutside(String field, List<String> values, double share) implements Demand {
      public MostOutside {
        values = List.copyOf(values);
      }
    }
  }

  /** How far one feature may be from what it is compared with, in one measure. */
  public record Comparator(String field, With with, Measure measure, double threshold) {
    /** What it is compared with. */
    public enum With {
      SKEW,
      DRIFT
    }

    /** How the distance is told. */
    public enum Measure {
      INFINITY_NORM,
      JENSEN_SHANNON_DIVERGENCE,
      NORMALIZED_ABS_DIFFERENCE
    }
  }

  /** The fewest and the most examples, where the file says so. */
  public record Examples(OptionalLong least, OptionalLong most) {}

  public SchemaFile {
    fields = List.copyOf(fields);
    demands = List.copyOf(demands);
    comparators = List.copyOf(comparators);
  }

  /**
   * Reads a file for one environment.
   *
   * @param environment such as TRAINING; empty: the file must not tell environments apart
   */
  public static SchemaFile read(String text, Optional<String> environment) throws BadSchemaFile {
    TextMessage schema = TextReader.read(text);
    Map<String, List<String>> domains = new HashMap<>();
    for (TextField domain : schema.all("string_domain")) {
      TextMessage values = FeatureReader.message(domain);
      domains.put(values.text("name").orElse(""), values.texts("value"));
      values.requireEmpty("string_domain");
    }
    List<String> defaults = schema.texts("default_environment");
    FeatureReader features = new FeatureReader(domains, defaults, environment);
    for (TextField feature : schema.all("feature")) {
      features.read(FeatureReader.message(feature));
    }
    Examples examples = examples(schema.message("dataset_constraints"));
    schema.all("tensor_representation_group");
    schema.all("annotation");
    schema.all("represent_variable_length_as_ragged");
    schema.requireEmpty("the schema");
    if (features.fields().isEmpty()) {
      throw new BadSchemaFile(1, "no feature of the schema is expected here");
    }
    return new SchemaFile(features.fields(), features.demands(), features.comparators(), examples);
  }

  private static Examples examples(Optional<TextMessage> constraints) throws BadSchemaFile {
    if (constraints.isEmpty()) {
      return new Examples(OptionalLong.empty(), OptionalLong.empty());
    }
    Examples examples =
        new Examples(
            count(constraints.get().number("min_examples_count")),
            count(constraints.get().number("max_examples_count")));
    constraints.get().requireEmpty("dataset_constraints");
    return examples;
  }

  private static OptionalLong count(Optional<Double> number) {
    return number.map(count -> OptionalLong.of(count.longValue())).orElse(OptionalLong.empty());
  }

  /** The names of the fields, in the order of the file. */
  public List<String> names() {
    return new ArrayList<>(fields.stream().map(Field::name).toList());
  }
}
