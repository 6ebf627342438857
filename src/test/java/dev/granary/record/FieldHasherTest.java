package dev.granary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The golden values are Python's:
 *
 * <pre>
 * import hashlib, struct
 * def text(kind, s): b = s.encode(); return bytes([kind]) + struct.pack('>I', len(b)) + b
 * def integer(v): return b'\2' + struct.pack('>q', v)
 * def real(v): return b'\3' + struct.pack('>d', v)
 * name = lambda b: hashlib.sha256(b).hexdigest()[:32]
 * </pre>
 */
class FieldHasherTest {
  private static final String DOMAIN = "key:faa";

  private final FieldValues values = new FieldValues(7);

  @Test
  void hashesNothingAsSha256DoesTheEmptyText() {
    assertThat(new FieldHasher("", new int[0]).hash(values))
        .hasToString("e3b0c44298fc1c149afbf4c8996fb924");
  }

  /**
   * name(b'key:faa' + b'\0' + text(1, 'Zürich 🛬') + integer(-42) + real(0.1) + b'\4\1' + text(5,
   * '1e400') + b'\6')
   */
  @Test
  void hashesEveryKindAsPythonDoes() {
    text(1, "Zürich 🛬");
    values.setInteger(2, -42);
    values.setReal(3, 0.1);
    values.setTruth(4, true);
    byte[] literal = bytes("1e400");
    values.setNumber(5, literal, 0, literal.length);
    values.setNested(6);

    assertThat(hash(0, 1, 2, 3, 4, 5, 6)).hasToString("0bed722d091501bedb3a9ffaaa889a45");
  }

  /**
   * name(b'key:faa' + text(1, 'x' * 100000) + text(1, 'y' * 4000) + text(1, 'z' * 4000) +
   * integer(7))
   */
  @Test
  void hashesTextsLongerThanItsBuffer() {
    text(0, "x".repeat(100_000));
    text(1, "y".repeat(4_000));
    text(2, "z".repeat(4_000));
    values.setInteger(3, 7);

    assertThat(hash(0, 1, 2, 3)).hasToString("ec30d4b4ea5bdb8c8319416cc5baf23b");
  }

  /** all = text(1, 'jäy') + integer(-7) + real(0.5); name(b'key:faa' + text(8, all) + b'\0') */
  @Test
  void hashesListsAsPythonDoes() {
    ValueLists lists = new ValueLists(1_000);
    lists.open();
    text(0, "jäy");
    lists.add(values, 0);
    values.setInteger(1, -7);
    lists.add(values, 1);
    values.setReal(2, 0.5);
    lists.add(values, 2);
    values.clear();
    lists.giveTo(values, 0);

    assertThat(hash(0, 1)).hasToString("e4dc961ecf841cef7c7bb803f37aec0d");
  }

  @Test
  void givesTheSameHashAgain() {
    FieldHasher hasher = new FieldHasher(DOMAIN, new int[] {0, 1});
    text(0, "a".repeat(5_000));
    RecordId first = hasher.hash(values);
    values.clear();
    hasher.hash(values);
    text(0, "a".repeat(5_000));

    assertThat(hasher.hash(values)).isEqualTo(first);
  }

  @Test
  void readsATextWhereverItStands() {
    byte[] buffer = bytes("..swan..");
    values.setText(0, buffer, 2, 4);
    RecordId inside = hash(0);
    text(0, "swan");

    assertThat(hash(0)).isEqualTo(inside);
  }

  @Test
  void knowsOneZeroAndOneNaN() {
    assertThat(hashOfReal(-0.0)).isEqualTo(hashOfReal(0.0));
    assertThat(hashOfReal(Double.longBitsToDouble(0xFFF8_0000_0000_0001L)))
        .isEqualTo(hashOfReal(Double.NaN));
    assertThat(hashOfReal(Double.MIN_VALUE)).isNotEqualTo(hashOfReal(0.0));
  }

  @Test
  void tellsKindsAndBordersApart() {
    Set<RecordId> ids = new HashSet<>();
    ids.add(hash(0, 1));
    ids.add(hashOfTexts("ab", ""));
    ids.add(hashOfTexts("a", "b"));
    ids.add(hashOfTexts("", "ab"));
    ids.add(hashOfTexts("0", "1"));
    values.setInteger(0, 0);
    values.setInteger(1, 1);
    ids.add(hash(0, 1));
    values.setReal(0, 0);
    values.setReal(1, 1);
    ids.add(hash(0, 1));
    values.setTruth(0, false);
    values.setTruth(1, true);
    ids.add(hash(0, 1));
    ids.add(hash(1, 0));
    ids.add(new FieldHasher("other", new int[] {0, 1}).hash(values));

    assertThat(ids).hasSize(10);
  }

  @Test
  void refusesADomainWhoseEndWouldBeInDoubt() {
    assertThatThrownBy(() -> new FieldHasher("key\u0001", new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the domain of a hash must not have control characters");
  }

  private RecordId hashOfTexts(String first, String second) {
    text(0, first);
    text(1, second);
    return hash(0, 1);
  }

  private RecordId hashOfReal(double value) {
    values.setReal(0, value);
    return hash(0);
  }

  private RecordId hash(int... fields) {
    return new FieldHasher(DOMAIN, fields).hash(values);
  }

  private void text(int field, String text) {
    byte[] bytes = bytes(text);
    values.setText(field, bytes, 0, bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
