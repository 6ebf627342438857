package dev.granary.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldValues.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValueListsTest {
  private static final FieldHasher HASHER = new FieldHasher("test", new int[] {0, 1});

  private final FieldValues one = new FieldValues(1);
  private final ListedValues listed = new ListedValues();

  @Test
  void whatIsGatheredIsListedAgainAndOnlyEqualListsHaveEqualHashes() {
    SplittableRandom random = new SplittableRandom(11);
    Map<RecordId, List<List<Object>>> met = new HashMap<>();
    ValueLists lists = new ValueLists(1 << 20);
    for (int record = 0; record < 5_000; record++) {
      FieldValues values = new FieldValues(2);
      List<List<Object>> expected = List.of(some(random), some(random));
      lists.begin();
      for (int field = 0; field < 2; field++) {
        lists.open();
        expected.get(field).forEach(value -> lists.add(given(value), 0));
        lists.giveTo(values, field);
      }

      assertThat(List.of(told(values, 0), told(values, 1))).isEqualTo(expected);
      assertThat(met.computeIfAbsent(HASHER.hash(values), hash -> expected)).isEqualTo(expected);
    }
    assertThat(met.values()).doesNotHaveDuplicates().hasSizeGreaterThan(1_000);
  }

  @Test
  void aListThatIsFullTakesNoMoreAndIsLongerThanTheLimit() {
    ValueLists lists = new ValueLists(100);
    FieldValues values = new FieldValues(1);
    lists.begin();
    lists.open();
    for (int i = 0; i < 1_000; i++) {
      lists.add(given((long) i), 0);
    }
    lists.giveTo(values, 0);

    assertThat(lists.isFull()).isTrue();
    assertThat(values.length(0)).isBetween(101, 109);
    lists.begin();
    assertThat(lists.isFull()).isFalse();
  }

  @Test
  void anEmptyListIsAMissingValue() {
    ValueLists lists = new ValueLists(100);
    FieldValues values = new FieldValues(1);
    lists.begin();
    lists.open();
    lists.giveTo(values, 0);

    assertThat(values.kind(0)).isEqualTo(Kind.MISSING);
  }

  private List<Object> told(FieldValues values, int field) {
    List<Object> told = new ArrayList<>();
    if (values.kind(field) == Kind.MISSING) {
      return told;
    }
    listed.of(values, field);
    while (listed.next()) {
      FieldValues value = listed.one();
      told.add(
          switch (value.kind(0)) {
            case INTEGER -> value.integer(0);
            case REAL -> value.real(0);
            case BOOLEAN -> value.truth(0);
            case TEXT -> value.text(0);
            case NUMBER -> value.text(0) + "#";
            default -> value.kind(0);
          });
    }
    assertThat(new ListedValues().of(values, field).count()).isEqualTo(told.size());
    return told;
  }

  private FieldValues given(Object value) {
    if (value instanceof Long whole) {
      one.setInteger(0, whole);
    } else if (value instanceof Double real) {
      one.setReal(0, real);
    } else if (value instanceof Boolean truth) {
      one.setTruth(0, truth);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (text.endsWith("#")) {
        one.setNumber(0, bytes, 0, bytes.length - 1);
      } else {
        one.setText(0, bytes, 0, bytes.length);
      }
    } else if (value == Kind.NESTED) {
      one.setNested(0);
    } else {
      one.setMissing(0);
    }
    return one;
  }

  /** Few different values, so that equal lists are met too. */
  private static List<Object> some(SplittableRandom random) {
    List<Object> some = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      some.add(
          switch (random.nextInt(7)) {
            case 0 -> (Object) (long) random.nextInt(3);
            case 1 -> (double) random.nextInt(3);
            case 2 -> random.nextBoolean();
            case 3 -> "é".repeat(random.nextInt(3));
            case 4 -> random.nextInt(3) + "#";
            case 5 -> Kind.NESTED;
            default -> Kind.MISSING;
          });
    }
    return some;
  }
}
