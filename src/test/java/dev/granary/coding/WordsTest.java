package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The cat sat. | the,cat,sat",
        "x = 12.5% of $3 | x,12,5,of,3",
        "naïve ÉTUDE | naïve,étude",
        "2的平方 is 4 | 2,的,平,方,is,4",
        "\uD83D\uDE00 smile\uD83D\uDE00d | smile,d"
      })
  void wordsAreRunsOfLettersAndDigits(String text, String expected) {
    assertThat(words(text.getBytes(StandardCharsets.UTF_8))).containsExactly(expected.split(","));
  }

  @Test
  void caseAndWhatStandsBetweenDoNotCount() {
    assertThat(hashes("What — is\tTHIS?")).isEqualTo(hashes("what is this"));
    assertThat(hashes("what is this")).isNotEqualTo(hashes("this is what"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFF, 0xC0, 0x80})
  void bytesThatAreNoTextStandBetweenWords(int stray) {
    byte[] text = {'a', (byte) stray, 'b'};

    assertThat(words(text)).containsExactly("a", "b");
  }

  @Test
  void aRunThatMovesOnHasTheHashThatItHasAlone() {
    long[] words = new Random(3).longs(40).toArray();
    for (int size = 1; size <= 13; size++) {
      long sum = Grams.sum(words, 0, size);
      for (int at = 0; at + size <= words.length; at++) {
        assertThat(Grams.hash(sum, size)).isEqualTo(Grams.hash(words, at, size));
        if (at + size < words.length) {
          sum = Grams.next(sum, Grams.weight(size), words[at], words[at + size]);
        }
      }
    }
  }

  private static List<String> words(byte[] text) {
    Words words = new Words();
    words.take(text, 0, text.length);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      int start = words.start(i);
      String word = new String(text, start, words.end(i) - start, StandardCharsets.UTF_8);
      found.add(word.toLowerCase(Locale.ROOT));
    }
    return found;
  }

  private static List<Long> hashes(String text) {
    Words words = new Words();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    words.take(bytes, 0, bytes.length);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      hashes.add(words.hashes()[i]);
    }
    return hashes;
  }
}
