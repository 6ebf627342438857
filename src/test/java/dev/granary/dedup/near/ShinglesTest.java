package dev.granary.dedup.near;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.dedup.near.NearRule.Shingle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShinglesTest {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789äжλé";
  private static final List<String> BETWEEN_WORDS =
      List.of(" ", "  ", "@", "[", "`", "{", "/", ":", "\u007f", "\u0001", "—", "“ ", ", …");

  private final Shingles shingles = new Shingles(Shingle.of(5));

  /**
   * Made by a Python that shares no code with this: a word is two products, of its first and its
   * second eight bytes in lower case, and moremur; of a longer one, that for each sixteen. A
   * shingle is the sum of its words times odd weights, and moremur.
   */
  @Test
  void theyAreWhatPythonMakes() {
    shingles.take(bytes("The bird struck the left engine, and the bird was a Möwe."), 0, 58);

    assertThat(shingles.count()).isEqualTo(8);
    assertThat(Arrays.copyOf(shingles.hashes(), 3))
        .containsExactly(0x4a7d47503f5f6543L, 0x981acb684db0c7ccL, 0xf080805724d64e80L);
  }

  @Test
  void wordsOfAnyLengthAndScriptAreWhatPythonMakes() {
    Shingles single = new Shingles(Shingle.of(1));
    byte[] text =
        bytes("Donaudampfschifffahrtsgesellschaft ΜΗΔΕΝ Überlandleitungsmöwe a1b2c3d4e5f6g7h8 i9");
    single.take(text, 0, text.length);

    assertThat(Arrays.copyOf(single.hashes(), single.count()))
        .containsExactly(
            0x2938560c0efad068L,
            0x8a200a4e8653ff0fL,
            0x6b3bc1b99600ab8bL,
            0xecfbd739b8110588L,
            0xd9c0f05ac030a760L);
  }

  /** ASCII is read eight bytes at a time, where its words begin and end in them by chance. */
  @Test
  void wordsAreTheSameWhereverTheyStandAndWhateverStandsBesideThem() {
    Random random = new Random(8);
    Shingles single = new Shingles(Shingle.of(1));
    for (int turn = 0; turn < 3_000; turn++) {
      StringBuilder text = new StringBuilder();
      List<Long> wanted = new ArrayList<>();
      for (int word = random.nextInt(60); word >= 0; word--) {
        String letters = word(random);
        byte[] alone = bytes(letters);
        single.take(alone, 0, alone.length);
        wanted.add(single.hashes()[0]);
        text.append(random.nextBoolean() ? letters : letters.toUpperCase(Locale.ROOT))
            .append(BETWEEN_WORDS.get(random.nextInt(BETWEEN_WORDS.size())));
      }
      byte[] around = bytes("x" + text + "x");
      single.take(around, 1, around.length - 2);

      assertThat(Arrays.stream(single.hashes(), 0, single.count()).boxed()).isEqualTo(wanted);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letter = random.nextInt(random.nextInt(8) == 0 ? 70 : 12); letter >= 0; letter--) {
      word.append(LETTERS.charAt(random.nextInt(random.nextInt(4) == 0 ? LETTERS.length() : 36)));
    }
    return word.toString();
  }

  @Test
  void caseAndWhatStandsBetweenWordsIsNotLookedAt() {
    assertThat(of("A bird STRUCK the left engine!"))
        .isEqualTo(of("a  bird — struck\n(the) left, engine"))
        .hasSize(2);
    assertThat(of("a bird struck the left engine"))
        .isNotEqualTo(of("a bird struck the engine left"));
    assertThat(of("ÄÖÜ STRASSE eins zwei drei")).isEqualTo(of("äöü strasse eins zwei drei"));
  }

  @Test
  void oneThatIsShortHasOneAndOneWithoutWordsHasNone() {
    assertThat(of("bird")).hasSize(1).isNotEqualTo(of("birds"));
    assertThat(of("a b c d")).hasSize(1);
    assertThat(of("a b c d e")).hasSize(1);
    assertThat(of("a b c d e f")).hasSize(2);
    assertThat(of(" …!? ")).isEmpty();
    assertThat(of("")).isEmpty();
  }

  @Test
  void scriptsWithoutSpacesGoByCodePoints() {
    byte[] chinese = bytes("鸟撞上了左边的发动机。");

    assertThat(shingles.take(chinese, 0, chinese.length)).isEqualTo(Shingles.Unit.CODE_POINTS);
    assertThat(shingles.count()).isEqualTo(6);
    assertThat(take("a bird 鸟 struck the left engine")).isEqualTo(Shingles.Unit.WORDS);
    assertThat(take("นกชนเครื่องยนต์")).isEqualTo(Shingles.Unit.CODE_POINTS);
  }

  @Test
  void bytesThatAreNoTextStandBetweenWords() {
    byte[] text = bytes("one two X three four five");
    for (byte[] bad :
        List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xE0, (byte) 0x81, (byte) 0x81},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80})) {
      byte[] with = new byte[text.length - 1 + bad.length];
      System.arraycopy(text, 0, with, 0, 8);
      System.arraycopy(bad, 0, with, 8, bad.length);
      System.arraycopy(text, 9, with, 8 + bad.length, text.length - 9);

      shingles.take(with, 0, with.length);

      assertThat(shingles.distinct())
          .as(Arrays.toString(bad))
          .isEqualTo(of("one two three four five"));
    }
  }

  @Test
  void randomBytesEndInNoFailure() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] text = new byte[random.nextInt(40)];
      random.nextBytes(text);
      int start = random.nextInt(text.length + 1);
      shingles.take(text, start, text.length - start);
      assertThat(shingles.count()).isBetween(0, text.length);
    }
  }

  /** Words as a regular expression cuts them, shingled by lists. */
  @Test
  void asManyAsASlowerWayFinds() {
    Random random = new Random(2);
    String[] parts = {"Bird", "strike ", "é", "—", "7", "left\t", "Ж", ", ", "ß", "\u0301", " "};
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(60); part > 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      List<String> words =
          BETWEEN
              .splitAsStream(text.toString().toLowerCase(Locale.ROOT))
              .filter(word -> !word.isEmpty())
              .toList();
      int expected = words.isEmpty() ? 0 : Math.max(1, words.size() - 4);
      take(text.toString());
      assertThat(shingles.count()).as(text.toString()).isEqualTo(expected);
      assertThat(shingles.distinct()).isEqualTo(of(String.join(" ", words)));
    }
  }

  @Test
  void aShingleHasAtLeastOneWord() {
    assertThatThrownBy(() -> new Shingles(Shingle.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Shingles.Unit take(String text) {
    byte[] bytes = bytes(text);
    return shingles.take(bytes, 0, bytes.length);
  }

  private static long[] of(String text) {
    Shingles shingles = new Shingles(Shingle.of(5));
    byte[] bytes = bytes(text);
    shingles.take(bytes, 0, bytes.length);
    return shingles.distinct();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
