package dev.granary.spec.pbtxt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Rules.Range;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.pbtxt.SchemaFile.Comparator;
import dev.granary.spec.pbtxt.SchemaFile.Demand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFileTest {
  private static final String ALL =
      """
      # What TensorFlow Data Validation writes, and what people add to it.
      feature {
        name: "Trip Miles"
        type: FLOAT
        presence { min_fraction: 1.0 min_count: 1 }
        shape { dim { size: 1 } }
        float_domain { min: 0.0 max: inf }
        drift_comparator { jensen_shannon_divergence { threshold: 0.01 } }
      }
      feature <
        name: 'kind', type: BYTES; domain: "kinds"
        presence: { min_fraction: 0.9 }
        distribution_constraints { min_domain_mass: 0.75 }
        skew_comparator { infinity_norm { threshold: 1e-2 } }
      >
      feature {
        name: "hour" type: INT
        int_domain { min: 0 max: 23 is_categorical: true }
        unique_constraints { min: 2 max: 24 }
      }
      feature { name: "ok" type: INT bool_domain { } value_count { min: 1 max: 1 } }
      feature { name: "old" type: STRUCT lifecycle_stage: DEPRECATED }
      feature { name: "page" type: BYTES url_domain { } presence { min_count: 5 } }
      string_domain { name: "kinds" value: "a\\"b" value: ["c" "d", "\\303\\251"] }
      dataset_constraints { min_examples_count: 10 max_examples_count: 1000 }
      """;

  @Test
  void whatAFileAsksForIsHeld() throws BadSchemaFile {
    SchemaFile file = SchemaFile.read(ALL, Optional.empty());

    assertThat(file.names()).containsExactly("trip_miles", "kind", "hour", "ok", "page");
    Field miles = file.fields().get(0);
    assertThat(miles.column()).isEqualTo("Trip Miles");
    assertThat(miles.type()).isEqualTo(FieldType.FLOAT);
    assertThat(miles.presence()).isEqualTo(Presence.REQUIRED);
    assertThat(miles.rules().range()).isEqualTo(new Range(0, Double.POSITIVE_INFINITY));
    assertThat(file.fields().get(2).rules().range()).isEqualTo(new Range(0, 23));
    assertThat(file.fields().get(3).type()).isEqualTo(FieldType.BOOL);
    assertThat(file.demands())
        .containsExactly(
            new Demand.MostMissing("kind", 1 - 0.9),
            new Demand.MostOutside("kind", List.of("a\"b", "cd", "é"), 0.25),
            new Demand.Distinct("hour", 2, 24),
            new Demand.LeastPresent("page", 5));
    assertThat(file.comparators())
        .containsExactly(
            new Comparator(
                "trip_miles",
                Comparator.With.DRIFT,
                Comparator.Measure.JENSEN_SHANNON_DIVERGENCE,
                0.01),
            new Comparator("kind", Comparator.With.SKEW, Comparator.Measure.INFINITY_NORM, 0.01));
    assertThat(file.examples())
        .isEqualTo(new SchemaFile.Examples(OptionalLong.of(10), OptionalLong.of(1000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "feature { name: 'x' type: STRUCT } | line 1: feature x has the type STRUCT; no field has it",
        "feature { name: 'x' value_count { min: 3 max: 2 } } | line 1: feature x has a value_count"
            + " that no list meets",
        "feature { name: 'x' image_domain { } } | line 1: feature x has image_domain, which Granary"
            + " cannot hold; remove it from the file",
        "feature { name: 'x' } sparse_feature { } | line 1: the schema has sparse_feature, which"
            + " Granary cannot hold; remove it from the file",
        "feature { type: INT } | line 1: a feature has no name",
        "feature { name: 'x' domain: 'y' } | line 1: feature x has the unknown domain y",
        "feature { name: 'x' name: 'y' } | line 1: name is given twice",
        "feature { name: 'x' in_environment: 'A' } | line 1: feature x is not in every environment;"
            + " give schema.environment",
        "feature { name: 'X' } feature { name: 'x' } | line 1: two features would be the field x",
        "feature { name: 'x' | line 1: a message that begins in line 1 is never closed",
        "feature { name: 'x } | line 1: a text is never closed",
        "feature { name: } | line 1: expected a value of name, found }",
        "feature 5 | line 1: feature must be a message in braces",
        "feature { name: 'x' presence { min_fraction: most } } | line 1: min_fraction must be a"
            + " number, is most",
        "} | line 1: expected a field, found }",
        "`` | line 1: no feature of the schema is expected here",
      })
  void whatCannotBeHeldIsRefused(String text, String message) {
    assertThatThrownBy(() -> SchemaFile.read(text, Optional.empty()))
        .isInstanceOf(BadSchemaFile.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                              | ",
        "value_count { min: 1 max: 1 }                 | ",
        "value_count { max: 1 }                        | ",
        "shape { dim { size: 1 } }                     | ",
        "shape { }                                     | ",
        "value_count { min: 1 }                        | 1..",
        "value_count { min: 0 max: 3 }                 | 1..3",
        "value_count { min: 2 max: 2 }                 | 2",
        "shape { dim { size: 4 } }                     | 4",
        "shape { dim { size: 2 name: 'a' } dim { size: 3 } } | 6",
        "shape { dim { } }                             | 1..",
      })
  void howManyValuesAFeatureHasSaysWhetherTheFieldIsAList(String values, String several)
      throws BadSchemaFile {
    String text = "feature { name: 'x' " + (values == null ? "" : values) + " }";
    Field field = SchemaFile.read(text, Optional.empty()).fields().get(0);

    assertThat(field.several() == null ? null : field.several().toString()).isEqualTo(several);
    Field again =
        SchemaFile.read(SchemaText.of(new Schema(List.of(field))), Optional.empty())
            .fields()
            .get(0);
    assertThat(again.several()).isEqualTo(field.several());
  }

  @Test
  void onlyTheFeaturesOfAnEnvironmentAreExpectedInIt() throws BadSchemaFile {
    String text =
        """
        default_environment: "TRAINING"
        default_environment: "SERVING"
        feature { name: "label" not_in_environment: "SERVING" }
        feature { name: "score" in_environment: "EVALUATION" }
        feature { name: "speed" }
        """;

    assertThat(SchemaFile.read(text, Optional.of("SERVING")).names()).containsExactly("speed");
    assertThat(SchemaFile.read(text, Optional.of("TRAINING")).names())
        .containsExactly("label", "speed");
    assertThat(SchemaFile.read(text, Optional.of("EVALUATION")).names()).containsExactly("score");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws BadSchemaFile {
    List<Field> fields =
        List.of(
            field("a", FieldType.INT, Presence.REQUIRED, range(-3, 5)),
            field("b", FieldType.FLOAT, Presence.OPTIONAL, range(0.5, Double.POSITIVE_INFINITY)),
            field("c", FieldType.BOOL, Presence.REQUIRED, Rules.NONE),
            field(
                "d",
                FieldType.STRING,
                Presence.REQUIRED,
                new Rules(List.of("é\"\\", "\n", "x"), null, null, null)),
            field("e", FieldType.STRING, Presence.OPTIONAL, Rules.NONE));

    SchemaFile read = SchemaFile.read(SchemaText.of(new Schema(fields)), Optional.empty());

    assertThat(read.fields()).isEqualTo(fields);
    assertThat(read.demands()).isEmpty();
  }

  private static Rules range(double least, double most) {
    return new Rules(List.of(), new Range(least, most), null, null);
  }

  private static Field field(String name, FieldType type, Presence presence, Rules rules) {
    return new Field(name, name, type, presence, Sensitivity.PLAIN, rules);
  }
}
