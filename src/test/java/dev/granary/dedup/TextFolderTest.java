package dev.granary.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.dedup.DedupPlan.Folding;
import dev.granary.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFolderTest {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");
  private static final long SEED = 20261120;

  @ParameterizedTest
  @CsvSource({
    "NONE, '\tTwo  WORDS ', '\tTwo  WORDS '",
    "CASE, '\tTwo  WORDS ', '\ttwo  words '",
    "SPACE, '\tTwo  WORDS ', 'Two WORDS'",
    "CASE_AND_SPACE, '\tTwo  WORDS ', 'two words'",
    "CASE, 'ÄÖÜẞ ΑΒΓ ЖЩ Ǆǅǆ 𐐀', 'äöüß αβγ жщ ǆǆǆ 𐐨'",
    "CASE, 'straße Straße', 'straße straße'",
    "CASE, 'ς σ Σ ſ s S', 'σ σ σ s s s'",
    "CASE, 'K Å Ω', 'k å ω'",
    "CASE, 'I İ ı i', 'i İ ı i'",
    "CASE_AND_SPACE, '', ''",
    "CASE_AND_SPACE, '   ', ''",
    "CASE_AND_SPACE, 'x', 'x'",
    "CASE_AND_SPACE, 'e\u0301 é', 'e\u0301 é'"
  })
  void textsAreFolded(Folding folding, String text, String expected) {
    assertThat(fold(folding, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        "\n",
        "\r\n",
        "\u000b",
        "\f",
        "\u0085",
        "\u00a0",
        "\u1680",
        "\u2003",
        "\u2028",
        "\u2029",
        "\u202f",
        "\u205f",
        "\u3000",
        " \u00a0\u2028 "
      })
  void whiteSpaceOfAnyKindIsOneSpaceAndNoneAtTheEnds(String space) {
    assertThat(fold(Folding.SPACE, space + "a" + space + "b" + space)).isEqualTo("a b");
    assertThat(fold(Folding.SPACE, space)).isEmpty();
    assertThat(fold(Folding.CASE, space)).isEqualTo(space);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u200d", "\ufeff", "\u180e", "\u001c", "\u0000", "_", "⠀"})
  void whatIsNoWhiteSpaceStays(String text) {
    assertThat(fold(Folding.SPACE, text + "a")).isEqualTo(text + "a");
  }

  /**
   * Two letters become equal exactly where Perl's table of simple case folding makes them equal.
   */
  @Test
  void lettersAreEqualWhereUnicodeSaysSo() {
    Map<Integer, Integer> unicode = simpleCaseFolding();
    Map<Integer, String> foldedOf = new HashMap<>();
    Map<String, Integer> letterOf = new HashMap<>();
    TextFolder folder = new TextFolder(Folding.CASE);

    codePoints()
        .filter(Character::isDefined)
        .forEach(
            codePoint -> {
              int letter = unicode.getOrDefault(codePoint, codePoint);
              String folded = fold(folder, Character.toString(codePoint));
              assertThat(foldedOf.computeIfAbsent(letter, first -> folded)).isEqualTo(folded);
              assertThat(letterOf.computeIfAbsent(folded, first -> letter)).isEqualTo(letter);
            });
    assertThat(letterOf).hasSizeGreaterThan(100_000);
  }

  @Test
  void spacesAreWhatUnicodeSays() {
    TextFolder folder = new TextFolder(Folding.SPACE);

    codePoints()
        .forEach(
            codePoint -> {
              String text = "a" + Character.toString(codePoint) + "b";
              boolean space = WHITE_SPACE.matcher(Character.toString(codePoint)).matches();
              assertThat(fold(folder, text)).isEqualTo(space ? "a b" : text);
            });
  }

  @ParameterizedTest
  @EnumSource
  void foldingAFoldedCharacterChangesNothing(Folding folding) {
    TextFolder folder = new TextFolder(folding);

    codePoints()
        .forEach(
            codePoint -> {
              String once = fold(folder, "x" + Character.toString(codePoint) + "x");
              assertThat(fold(folder, once)).isEqualTo(once);
            });
  }

  @ParameterizedTest
  @EnumSource
  void foldingAFoldedTextChangesNothing(Folding folding) {
    TextFolder folder = new TextFolder(folding);
    Random random = new Random(SEED);

    for (int attempt = 0; attempt < 5_000; attempt++) {
      String once = fold(folder, randomText(random));
      assertThat(fold(folder, once)).isEqualTo(once);
    }
  }

  @Test
  void textsAreFoldedAsASlowerProgramDoes() {
    TextFolder folder = new TextFolder(Folding.CASE_AND_SPACE);
    TextFolder letters = new TextFolder(Folding.CASE);
    Random random = new Random(SEED);

    for (int attempt = 0; attempt < 5_000; attempt++) {
      String text = randomText(random);
      StringBuilder folded = new StringBuilder();
      WHITE_SPACE
          .matcher(text)
          .replaceAll(" ")
          .codePoints()
          .forEach(letter -> folded.append(fold(letters, Character.toString(letter))));
      String expected = folded.toString();
      expected = expected.startsWith(" ") ? expected.substring(1) : expected;
      expected = expected.endsWith(" ") ? expected.substring(0, expected.length() - 1) : expected;

      assertThat(fold(folder, text)).isEqualTo(expected);
    }
  }

  @Test
  void asciiIsFoldedAsASlowerProgramDoes() {
    TextFolder folder = new TextFolder(Folding.CASE_AND_SPACE);
    Random random = new Random(SEED);

    for (int attempt = 0; attempt < 5_000; attempt++) {
      byte[] ascii = new byte[random.nextInt(60)];
      int lettersForASpace = 1 << random.nextInt(7);
      for (int i = 0; i < ascii.length; i++) {
        boolean space = random.nextInt(lettersForASpace) == 0;
        ascii[i] = (byte) (space ? random.nextInt(33) : ' ' + random.nextInt(128 - ' '));
      }
      String text = new String(ascii, UTF_8);

      assertThat(fold(folder, text))
          .isEqualTo(
              text.toLowerCase(Locale.ROOT).replaceAll("[ \\t-\\r]+", " ").replaceAll("^ | $", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 1024, 2048, 100_000})
  void aTextThatGrowsIsNotCut(int letters) {
    String text = "Ⱥ".repeat(letters);

    assertThat(fold(Folding.CASE, text)).isEqualTo("ⱥ".repeat(letters));
    assertThat(fold(Folding.CASE_AND_SPACE, text + " ")).isEqualTo("ⱥ".repeat(letters));
  }

  @Test
  void textsStayUntilTheFolderIsCleared() {
    TextFolder folder = new TextFolder(Folding.CASE);
    byte[][] homes = new byte[100][];
    int[] starts = new int[100];
    for (int i = 0; i < 100; i++) {
      starts[i] = folder.size();
      byte[] text = ("TEXT " + i + "Ⱥ".repeat(100)).getBytes(UTF_8);
      folder.fold(text, 0, text.length);
      homes[i] = folder.bytes();
    }

    for (int i = 0; i < 100; i++) {
      String expected = "text " + i + "ⱥ".repeat(100);
      assertThat(new String(homes[i], starts[i], expected.getBytes(UTF_8).length, UTF_8))
          .isEqualTo(expected);
    }
    folder.clear();
    assertThat(folder.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheTextItselfIsReadAndNothingIsWrittenToIt(Folding folding) {
    byte[] buffer = "é A é".getBytes(UTF_8);
    byte[] before = buffer.clone();
    TextFolder folder = new TextFolder(folding);

    int length = folder.fold(buffer, 3, 1);

    assertThat(new String(folder.bytes(), 0, length, UTF_8)).isEqualToIgnoringCase("a");
    assertThat(buffer).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void naughtyTextsStayText(Folding folding) throws IOException {
    TextFolder folder = new TextFolder(folding);
    JsonNode naughty =
        new ObjectMapper().readTree(SharedData.file("naughty_strings/blns.json").toFile());

    for (JsonNode text : naughty) {
      byte[] bytes = text.textValue().getBytes(UTF_8);
      folder.clear();
      int length = folder.fold(bytes, 0, bytes.length);
      ByteBuffer folded = ByteBuffer.wrap(folder.bytes(), 0, length);

      String decoded = UTF_8.newDecoder().decode(folded).toString();
      assertThat(fold(folder, decoded)).isEqualTo(decoded);
      if (folding == Folding.NONE) {
        assertThat(decoded.getBytes(UTF_8)).isEqualTo(bytes);
      }
    }
  }

  private static String fold(Folding folding, String text) {
    return fold(new TextFolder(folding), text);
  }

  private static String fold(TextFolder folder, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    folder.clear();
    int length = folder.fold(bytes, 0, bytes.length);
    return new String(folder.bytes(), 0, length, UTF_8);
  }

  /** Half of it ASCII, a quarter of it white space. */
  private static String randomText(Random random) {
    int[] spaces = {' ', '\t', '\n', 0x85, 0xa0, 0x2028, 0x3000};
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(30); length > 0; length--) {
      switch (random.nextInt(4)) {
        case 0 -> text.appendCodePoint(spaces[random.nextInt(spaces.length)]);
        case 1, 2 -> text.appendCodePoint(random.nextInt(0x80));
        default -> text.appendCodePoint(randomCodePoint(random));
      }
    }
    return text.toString();
  }

  private static int randomCodePoint(Random random) {
    int codePoint = random.nextInt(random.nextBoolean() ? 0x3000 : 0x110000);
    return codePoint >= 0xd800 && codePoint <= 0xdfff ? 0x1f6ec : codePoint;
  }

  /** All that text can hold. */
  private static IntStream codePoints() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> codePoint < 0xd800 || codePoint > 0xdfff);
  }

  private static Map<Integer, Integer> simpleCaseFolding() {
    Map<Integer, Integer> folding = new HashMap<>();
    try (InputStream in =
            TextFolderTest.class.getResourceAsStream("/golden/simple-case-folding.txt");
        Scanner table = new Scanner(in, UTF_8)) {
      while (table.hasNext()) {
        folding.put(table.nextInt(16), table.nextInt(16));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return folding;
  }
}
