package dev.granary.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.FieldType;
import dev.granary.record.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
  /**
   * All that may be said of a text: its length, and its beginning with every letter and digit
   * masked.
   */
  private static final Pattern SAFE =
      Pattern.compile(
          "x: domain: text of \\d+ characters?, shape \"[aA9 !-/:-@\\[-`{-~]{0,24}…?\"",
          Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A              | text of 1 character, shape \"A\"",
        "''             | text of 0 characters, shape \"\"",
        "Jane Doe-7, ü! | text of 14 characters, shape \"Aaaa Aaa-9, a!\"",
        "東京 ½ ٣ 🛬     | text of 8 characters, shape \"aa ? 9 ?\""
      })
  void aTextIsToldByItsShape(String text, String expected) {
    assertThat(evidence(OneField.of(FieldType.STRING, OneField.domain("z")).text(text)))
        .isEqualTo("x: domain: " + expected);
  }

  @Test
  void controlCharactersAreMasked() {
    assertThat(evidence(OneField.of(FieldType.INT).text("a\n\t\u0000\u202e\u00a0b")))
        .isEqualTo("x: type INT: text of 7 characters, shape \"a?????a\"");
  }

  @Test
  void onlyTheFirstTwentyFourCharactersAreShown() {
    OneField field = OneField.of(FieldType.STRING, OneField.length(0, 1));

    assertThat(evidence(field.text("🛬".repeat(24))))
        .isEqualTo("x: length 0..1: text of 24 characters, shape \"" + "?".repeat(24) + "\"");
    assertThat(evidence(field.text("a🛬".repeat(50_000))))
        .isEqualTo("x: length 0..1: text of 100000 characters, shape \"" + "a?".repeat(12) + "…\"");
  }

  @Test
  void aNumberOfAPlainFieldIsShown() {
    OneField whole = OneField.of(FieldType.INT, OneField.range(0, 1000));
    OneField real = OneField.of(FieldType.FLOAT, OneField.range(0, 0.5));

    assertThat(evidence(whole.text("2500"))).isEqualTo("x: range 0..1000: 2500");
    assertThat(evidence(whole.number("-1"))).isEqualTo("x: range 0..1000: -1");
    assertThat(evidence(whole.number("1.5"))).isEqualTo("x: type INT: 1.5");
    assertThat(evidence(real.text("2500.5"))).isEqualTo("x: range 0..0.5: 2500.5");
  }

  @Test
  void aNumberOfAPersonalFieldIsToldByItsDigits() {
    OneField whole = OneField.personal(FieldType.INT, OneField.range(0, 1000));
    OneField real = OneField.personal(FieldType.FLOAT, OneField.range(0, 0.5));

    assertThat(evidence(whole.text("-2500"))).isEqualTo("x: range 0..1000: a number of 4 digits");
    assertThat(evidence(whole.number("1.5"))).isEqualTo("x: type INT: a number of 2 digits");
    assertThat(evidence(real.text("7"))).isEqualTo("x: range 0..0.5: a number of 2 digits");
  }

  @Test
  void aNumberInAFieldOfTextIsNeverShown() {
    assertThat(evidence(OneField.of(FieldType.STRING).number("4915112345678")))
        .isEqualTo("x: type STRING: a number of 13 digits");
    assertThat(evidence(OneField.of(FieldType.BOOL).number("1")))
        .isEqualTo("x: type BOOL: a number of 1 digit");
  }

  @Test
  void aLongNumberIsToldByItsDigits() {
    assertThat(evidence(OneField.of(FieldType.INT).number("9".repeat(100_000))))
        .isEqualTo("x: type INT: a number of 100000 digits");
  }

  @Test
  void truthValuesAndNestedOnesAreNamed() {
    OneField field = OneField.of(FieldType.STRING);

    assertThat(evidence(field.truth(true))).isEqualTo("x: type STRING: a truth value");
    assertThat(evidence(field.nested())).isEqualTo("x: type STRING: an object or array");
  }

  @Test
  void aRegexIsNamedButNotShown() {
    assertThat(evidence(OneField.of(FieldType.STRING, OneField.regex("[a-z]+")).text("A1")))
        .isEqualTo("x: regex: text of 2 characters, shape \"A9\"");
  }

  @Test
  void noTextIsInTheEvidenceHoweverNaughty() throws IOException {
    Path file = sharedData().resolve("naughty_strings/blns.json");
    assumeTrue(Files.exists(file), "the list of naughty strings is not here: " + file);
    Rules nothing = OneField.domain("no such text");

    for (JsonNode text : new ObjectMapper().readTree(file.toFile())) {
      assertThat(evidence(OneField.of(FieldType.STRING, nothing).text(text.textValue())))
          .matches(SAFE);
    }
  }

  private static Path sharedData() {
    String given = System.getenv("GRANARY_SHARED_DATA");
    return Path.of(
        System.getProperty("granary.shared.data", given == null ? "../shared/data" : given));
  }

  private static String evidence(Optional<Violation> violation) {
    return violation.orElseThrow().evidence();
  }
}
