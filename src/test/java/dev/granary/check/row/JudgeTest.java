package dev.granary.check.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.condition.BadCondition;
import dev.granary.record.condition.Condition;
import dev.granary.record.condition.Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final Fields FIELDS =
      new Fields(
          Map.of(
              "a", new Fields.Declared(0, FieldType.INT),
              "b", new Fields.Declared(1, FieldType.INT),
              "x", new Fields.Declared(2, FieldType.FLOAT),
              "t", new Fields.Declared(3, FieldType.STRING),
              "u", new Fields.Declared(4, FieldType.STRING),
              "yes", new Fields.Declared(5, FieldType.BOOL),
              "gone", new Fields.Declared(6, FieldType.INT)));

  private final FieldValues values = new FieldValues(7);

  /** a 7, b 2, x 0.5, t "Zürich", u "2024-02-29", yes true, gone missing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a > b | HOLDS",
        "a == 7.0 and x < 1 | HOLDS",
        "a + b * 2 == 11 | HOLDS",
        "(a + b) * 2 == 18 | HOLDS",
        "a - b - 1 == 4 | HOLDS",
        "a / b == 3.5 | HOLDS",
        "a % b == 1 | HOLDS",
        "-a < -6 | HOLDS",
        "abs(b - a) == 5 | HOLDS",
        "a / 0 == 1 | UNJUDGED",
        "a % 0 == 1 | UNJUDGED",
        "9223372036854775807 + a > 0 | UNJUDGED",
        "a * 9223372036854775807 > 0 | UNJUDGED",
        "gone > 0 | UNJUDGED",
        "not gone > 0 | UNJUDGED",
        "gone > 0 or a == 7 | HOLDS",
        "a == 7 or gone > 0 | HOLDS",
        "gone > 0 or a == 8 | UNJUDGED",
        "gone > 0 and a == 8 | FAILS",
        "a == 8 and gone > 0 | FAILS",
        "gone > 0 and a == 7 | UNJUDGED",
        "gone is missing | HOLDS",
        "gone is not missing | FAILS",
        "gone is present | FAILS",
        "a is present | HOLDS",
        "a in [1, 7, 9] | HOLDS",
        "a in [7.5, 7.0] | HOLDS",
        "a not in [1, 7] | FAILS",
        "gone in [1] | UNJUDGED",
        "x in [0.5, 2] | HOLDS",
        "t in ['Bern', 'Zürich'] | HOLDS",
        "t == 'Zürich' and t != 'Bern' | HOLDS",
        "t < 'Zz' | FAILS",
        "length(t) == 6 | HOLDS",
        "matches(t, 'Z.r[a-z]+') | HOLDS",
        "matches(t, 'Z.r') | FAILS",
        "starts_with(t, 'Zü') and ends_with(t, 'ich') and contains(t, 'ric') | HOLDS",
        "starts_with(t, 'Zürich and more') | FAILS",
        "contains(t, '') | HOLDS",
        "time(u) >= '2024-02-29' | HOLDS",
        "time(u) < '2024-02-29T00:00:01Z' | HOLDS",
        "time('2024-03-01') - time(u) == 86400 | HOLDS",
        "time(t) > '2024-01-01' | UNJUDGED",
        "yes | HOLDS",
        "not yes | FAILS",
        "not not yes | HOLDS",
        "yes == true and yes in [true] | HOLDS",
        "yes != true | FAILS",
        "t == 'it''s' | FAILS",
      })
  void aConditionComesOutAsItShould(String condition, Judgement expected) throws BadCondition {
    assertThat(judged(condition)).isEqualTo(expected);
  }

  /** What 64 bits hold is compared exactly, and what they do not hold has no value. */
  @Test
  void wholeNumbersAreExact() throws BadCondition {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      long one = random.nextLong() >> random.nextInt(64);
      long other = random.nextLong() >> random.nextInt(64);
      fill(one, other);
      BigInteger sum = BigInteger.valueOf(one).add(BigInteger.valueOf(other));
      BigInteger product = BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
      BigInteger difference = BigInteger.valueOf(one).subtract(BigInteger.valueOf(other));

      assertThat(of("a + b >= 0")).isEqualTo(sign(sum));
      assertThat(of("a - b >= 0")).isEqualTo(sign(difference));
      assertThat(of("a * b >= 0")).isEqualTo(sign(product));
    }
  }

  @Test
  void aWholeNumberIsComparedWithAnotherExactly() throws BadCondition {
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      long whole = random.nextLong() >> random.nextInt(64);
      double real = random.nextBoolean() ? (double) whole : Math.nextUp((double) whole);
      fill(whole, 0);
      values.setReal(2, real);
      int order = BigDecimal.valueOf(whole).compareTo(new BigDecimal(real));

      assertThat(of("a < x")).isEqualTo(Judgement.of(order < 0));
      assertThat(of("x <= a")).isEqualTo(Judgement.of(order >= 0));
      assertThat(of("a == x")).isEqualTo(Judgement.of(order == 0));
    }
  }

  @Test
  void everyDateIsTheDayThatTheCalendarSays() {
    for (LocalDate date = LocalDate.of(1, 1, 1); date.getYear() < 2500; date = date.plusDays(13)) {
      byte[] text = ("x" + date + "x").getBytes(StandardCharsets.US_ASCII);
      assertThat(PlainDate.day(text, 1)).isEqualTo(date.toEpochDay());
    }
  }

  @ParameterizedTest
  @CsvSource({"2023-02-29", "2100-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024/04/01"})
  void whatIsNoDateIsNone(String text) {
    assertThat(PlainDate.day(text.getBytes(StandardCharsets.US_ASCII), 0))
        .isEqualTo(PlainDate.NONE);
  }

  private static Judgement sign(BigInteger number) {
    return number.bitLength() > 63 ? Judgement.UNJUDGED : Judgement.of(number.signum() >= 0);
  }

  private Judgement judged(String condition) throws BadCondition {
    fill(7, 2);
    return of(condition);
  }

  private void fill(long a, long b) {
    values.clear();
    values.setInteger(0, a);
    values.setInteger(1, b);
    values.setReal(2, 0.5);
    text(3, "Zürich");
    text(4, "2024-02-29");
    values.setTruth(5, true);
  }

  private Judgement of(String condition) throws BadCondition {
    return new Judge(Condition.read(condition, FIELDS)).of(values);
  }

  private void text(int field, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    values.setText(field, bytes, 1, bytes.length - 2);
  }
}
