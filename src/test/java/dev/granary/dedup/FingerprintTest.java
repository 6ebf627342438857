package dev.granary.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.dedup.DedupPlan.Equality;
import dev.granary.dedup.DedupPlan.Folding;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FingerprintTest {
  /** Few values, so that many records are equal. */
  private static final List<Object> VALUES =
      List.of(
          "", " ", "a", "A", " a", "a ", "a  b", "A B", "ab", "0", "1", 0L, 1L, 0.0, -0.0, 1.0,
          true, false, List.of());

  private static final Object MISSING = List.of();

  /**
   * Python's {@code sha256(b"exact" + b"\x01" + pack(">i", len(t)) + t + b"\x00" + b"\x02" +
   * pack(">q", 7) + b"\x03" + pack(">d", 0.0) + b"\x04\x01")} of {@code t = "straße x".encode()}.
   */
  @Test
  void itIsWhatPythonMakes() {
    Fingerprint fingerprint = of(5, Folding.CASE_AND_SPACE);

    assertThat(fingerprint.of(values(" Straße\t\u00a0X\n", MISSING, 7L, -0.0, true)))
        .isEqualTo(RecordId.parse("323b878029ca6a99ec152f5db83d1dcf"));
  }

  @ParameterizedTest
  @EnumSource
  void itIsEqualExactlyWhereTheFoldedFieldsAre(Folding folding) {
    Random random = new Random(20261120);
    Fingerprint fingerprint = of(3, folding);
    Map<List<Object>, RecordId> byFields = new HashMap<>();
    Map<RecordId, List<Object>> byFingerprint = new HashMap<>();

    for (int attempt = 0; attempt < 20_000; attempt++) {
      Object[] record = new Object[3];
      List<Object> folded = new ArrayList<>();
      for (int i = 0; i < record.length; i++) {
        record[i] = VALUES.get(random.nextInt(VALUES.size()));
        folded.add(folded(folding, record[i]));
      }
      RecordId found = fingerprint.of(values(record));

      assertThat(byFields.computeIfAbsent(folded, first -> found)).isEqualTo(found);
      assertThat(byFingerprint.computeIfAbsent(found, first -> folded)).isEqualTo(folded);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noValueIsNotAnEmptyText(Folding folding) {
    Fingerprint fingerprint = of(1, folding);

    assertThat(fingerprint.of(values(MISSING))).isNotEqualTo(fingerprint.of(values("")));
  }

  @Test
  void whereAFieldEndsIsNeverInDoubt() {
    Fingerprint fingerprint = of(2, Folding.SPACE);

    assertThat(fingerprint.of(values("ab", "c"))).isNotEqualTo(fingerprint.of(values("a", "bc")));
    assertThat(fingerprint.of(values("abc", ""))).isNotEqualTo(fingerprint.of(values("", "abc")));
  }

  @Test
  void onlyTheFieldsOfThePlanCount() {
    Fingerprint fingerprint = new Fingerprint(new Equality(List.of(2, 0), Folding.NONE));
    RecordId first = fingerprint.of(values("a", "x", 7L));

    assertThat(fingerprint.of(values("a", MISSING, 7L))).isEqualTo(first);
    assertThat(fingerprint.of(values("b", "x", 7L))).isNotEqualTo(first);
    assertThat(fingerprint.of(values("a", "x", 8L))).isNotEqualTo(first);
  }

  @Test
  void textIsCountedAsItStoodInTheFieldsThatAreCompared() {
    Fingerprint fingerprint = new Fingerprint(new Equality(List.of(0, 1, 3), Folding.SPACE));

    fingerprint.of(values(" é  é ", 7L, "not compared", "abc"));
    assertThat(fingerprint.textBytes()).isEqualTo(8 + 3);
    fingerprint.of(values(MISSING, 7L, MISSING, ""));
    assertThat(fingerprint.textBytes()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void longTextsAreComparedToTheirEnds(Folding folding) {
    Fingerprint fingerprint = of(3, folding);
    String text = "Ⱥ b".repeat(50_000);
    RecordId first = fingerprint.of(values(text, text, text));

    assertThat(of(3, folding).of(values(text, text, text))).isEqualTo(first);
    assertThat(fingerprint.of(values(text, text, text))).isEqualTo(first);
    assertThat(fingerprint.of(values(text, text, text + "c"))).isNotEqualTo(first);
    assertThat(fingerprint.of(values("c" + text, text, text))).isNotEqualTo(first);
  }

  @Test
  void aRecordIsNotChanged() {
    FieldValues values = values(" Two  Words ");

    of(1, Folding.CASE_AND_SPACE).of(values);

    assertThat(values.text(0)).isEqualTo(" Two  Words ");
  }

  @Test
  void whatWasNotCheckedIsRefusedWithoutItsText() {
    Fingerprint fingerprint = of(1, Folding.NONE);
    FieldValues number = new FieldValues(1);
    number.setNumber(0, "1234".getBytes(UTF_8), 0, 4);
    FieldValues nested = new FieldValues(1);
    nested.setNested(0);

    assertThatThrownBy(() -> fingerprint.of(number))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("field 0 holds NUMBER, so the record was not checked");
    assertThatThrownBy(() -> fingerprint.of(nested))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("field 0 holds NESTED, so the record was not checked");
  }

  private static Fingerprint of(int fields, Folding folding) {
    List<Integer> all = new ArrayList<>();
    for (int field = 0; field < fields; field++) {
      all.add(field);
    }
    return new Fingerprint(new Equality(all, folding));
  }

  private static FieldValues values(Object... record) {
    FieldValues values = new FieldValues(record.length);
    for (int i = 0; i < record.length; i++) {
      if (record[i] instanceof String text) {
        byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
        values.setText(i, bytes, 1, bytes.length - 2);
      } else if (record[i] instanceof Long number) {
        values.setInteger(i, number);
      } else if (record[i] instanceof Double number) {
        values.setReal(i, number);
      } else if (record[i] instanceof Boolean truth) {
        values.setTruth(i, truth);
      }
    }
    return values;
  }

  private static Object folded(Folding folding, Object value) {
    if (value instanceof Double number) {
      return number + 0.0;
    }
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (folding) {
      case NONE -> text;
      case CASE -> text.toLowerCase(Locale.ROOT);
      case SPACE -> text.strip().replaceAll(" +", " ");
      case CASE_AND_SPACE -> text.toLowerCase(Locale.ROOT).strip().replaceAll(" +", " ");
    };
  }
}
