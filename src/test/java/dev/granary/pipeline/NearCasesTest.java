package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over texts that were made to be hard. */
class NearCasesTest {
  private static final int CHAINS = 20;

  @TempDir Path folder;

  /** A is alike to B, and B to C, but A is not to C: 88 of 104 shingles, and 80 of 112. */
  @Test
  void theFarEndOfAChainStaysIsCountedAndComesIntoTheSameSplit() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int chain = 0; chain < CHAINS; chain++) {
      for (int shift = 0; shift < 3; shift++) {
        int from = 1000 * chain + 8 * shift;
        lines.add(NearTexts.line(lines.size(), words(from, from + 100)));
      }
    }

    NearCase found = NearCase.of(folder, "text: [text]", "one: 0.5, other: 0.5", lines);

    long whole = 0;
    for (int chain = 0; chain < CHAINS; chain++) {
      long first = 3L * chain + 1;
      assertThat(found.stays(first)).isTrue();
      assertThat(found.stays(first + 2)).isTrue();
      if (found.wentFor(first + 1, first)) {
        assertThat(found.row(first + 1).evidence()).isEqualTo("jaccard 0.8461, at least 0.8");
        if (found.split(first).equals(found.split(first + 2))) {
          whole++;
        }
      }
    }
    long linked = found.report().at("/comparing/linked").asLong();
    // A pair that shares 0.846 is found with 0.986, both of a chain with 0.97.
    assertThat(linked).isBetween(CHAINS - 3L, (long) CHAINS);
    assertThat(whole).isGreaterThanOrEqualTo(linked);
    assertThat(found.report().at("/clusters/recordsRemoved").asInt())
        .isEqualTo(found.gone().size());
    assertThat(found.report().at("/comparing/scores/0/atLeast").asDouble()).isEqualTo(0.8);
    assertThat(found.report().at("/comparing/scores/0/records").asInt())
        .isEqualTo(found.gone().size());
  }

  /** They share 0.69 of their shingles, so that most pairs meet, and all must stay. */
  @Test
  void recordsOfOneTemplateWithDistinctFactsStay() throws IOException {
    Random random = new Random(3);
    String before = words(0, 20);
    String after = words(20, 45);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String facts = "order %d of %d".formatted(i, random.nextInt(1_000_000));
      lines.add(NearTexts.line(i, before + " " + facts + " " + after));
    }
    String one = lines.get(17);
    String other = lines.get(18);
    assertThat(NearTexts.jaccard(one, other, 5)).isBetween(0.6, 0.79);

    NearCase found = NearCase.of(folder, "text: [text]", lines);

    assertThat(found.gone().size()).isLessThan(100);
    assertThat(found.report().at("/comparing/largest").asInt()).isGreaterThan(5_000);
    assertThat(found.report().at("/buckets/overCap").asInt()).isPositive();
  }

  @Test
  void aTextOfMegabytesGoesForOneLikeIt() throws IOException {
    String[] words = words(0, 400_000).split(" ");
    String huge = String.join(" ", words);
    Arrays.fill(words, 1_000, 1_100, "other");
    List<String> lines =
        List.of(
            NearTexts.line(0, "a small one that is like nothing else here"),
            NearTexts.line(1, huge),
            NearTexts.line(2, String.join(" ", words)));

    NearCase found = NearCase.of(folder, "text: [text]", lines);

    assertThat(huge.length()).isGreaterThan(2_000_000);
    assertThat(found.gone()).hasSize(1);
    assertThat(found.wentFor(3, 2)).isTrue();
    assertThat(found.row(3).evidence()).startsWith("jaccard 0.999");
  }

  @Test
  void textsOfScriptsWithoutSpacesAreCutIntoCodePoints() throws IOException {
    List<String> lines = unspaced();

    NearCase found = NearCase.of(folder, "text: [text]", lines);

    assertThat(found.wentFor(2, 1)).isTrue();
    assertThat(found.stays(3)).isTrue();
    assertThat(found.report().at("/texts/codePoints").asInt()).isEqualTo(3);
    assertThat(found.report().at("/texts/words").asInt()).isZero();
  }

  @Test
  void asWordsTheSameTextsAreLikeNothing() throws IOException {
    NearCase found = NearCase.of(folder, "text: [text], unit: words", unspaced());

    assertThat(found.gone()).isEmpty();
    assertThat(found.report().at("/texts/words").asInt()).isEqualTo(3);
  }

  @Test
  void allFieldsOfTheTextAreComparedAndAMissingOneIsPassedOver() throws IOException {
    String body = words(0, 60);
    List<String> lines =
        List.of(
            titled(0, "one two", body),
            titled(1, "one", "two " + body),
            titled(2, words(500, 560), body),
            NearTexts.line(3, "one two " + body),
            NearTexts.line(4, "… !"));

    NearCase found = NearCase.of(folder, "text: [title, text]", lines);

    // The longest text stays: that of the third.
    assertThat(found.gone()).hasSize(2);
    assertThat(found.stays(3)).isTrue();
    assertThat(found.stays(5)).isTrue();
    for (long line : found.gone()) {
      assertThat(found.row(line).evidence()).isEqualTo("jaccard 1.0000, at least 0.8");
    }
    assertThat(found.report().at("/texts/empty").asInt()).isEqualTo(1);
  }

  private static List<String> unspaced() {
    Random random = new Random(4);
    int[] one = random.ints(200, 0x4e00, 0x9f00).toArray();
    int[] alike = one.clone();
    alike[70] = 0x4e8c;
    alike[140] = 0x4e09;
    int[] other = random.ints(200, 0x4e00, 0x9f00).toArray();
    return List.of(
        NearTexts.line(0, new String(one, 0, one.length)),
        NearTexts.line(1, new String(alike, 0, alike.length)),
        NearTexts.line(2, new String(other, 0, other.length)));
  }

  private static String titled(int id, String title, String text) {
    return "{\"id\": %d, \"title\": \"%s\", \"text\": \"%s\"}".formatted(id, title, text);
  }

  /** Words of equal length, none twice. */
  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj("w%06d"::formatted).collect(Collectors.joining(" "));
  }
}
