package dev.granary.dedup.near;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.BandRow;
import dev.granary.coding.Partitions;
import dev.granary.record.FieldValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SketchRecordTest {
  private static final Banding BANDING = new Banding(4, 2);
  private static final NearRule RULE =
      new NearRule(
          List.of(2, 0),
          NearRule.Shingle.of(3),
          BANDING,
          new NearRule.Verify(NearRule.Measure.JACCARD, 0.8),
          7);

  private final SketchRecord sketches = new SketchRecord(RULE, new Partitions(1));

  @Test
  void theFieldsAreJoinedInTheOrderOfTheRule() {
    assertThat(sketches.take(values("last words", "not this", "first words"), 1)).isTrue();

    assertThat(text()).isEqualTo("first words\nlast words");
  }

  @Test
  void aFieldWithoutAValueIsPassedOver() {
    assertThat(sketches.take(values(null, "not this", "only this one"), 1)).isTrue();
    assertThat(text()).isEqualTo("only this one");

    assertThat(sketches.take(values("or this one", "not this", null), 2)).isTrue();
    assertThat(text()).isEqualTo("or this one");
  }

  @Test
  void aTextWithoutALetterOrADigitIsSentNowhereButCounted() {
    assertThat(sketches.take(values("", "words that do not count", "?!…"), 1)).isFalse();
    assertThat(sketches.take(values(null, null, null), 2)).isFalse();

    assertThat(bands()).isEmpty();
    assertThat(sketches.takeCounts()).isEqualTo(new TextCounts(0, 0, 2));
  }

  @Test
  void textsAreCountedByWhatTheyAreCutIntoUntilTheyAreAskedFor() {
    sketches.take(values("some words here", null, null), 1);
    sketches.take(values("吾輩は猫である。名前はまだ無い。", null, null), 2);

    assertThat(sketches.takeCounts()).isEqualTo(new TextCounts(1, 1, 0));
    assertThat(sketches.takeCounts()).isEqualTo(TextCounts.NONE);
  }

  /** The bucket splits by the next band, so each row holds the hash that the next one is under. */
  @Test
  void eachBandIsSentWithTheNextAndTheLastWithTheFirst() {
    sketches.take(values("some words that are here", null, null), 42);

    long[] hashes = new long[BANDING.bands()];
    SketchedText.readHashes(sketches.content().bytes(), 0, hashes);
    List<List<Long>> expected = new ArrayList<>();
    for (int band = 0; band < hashes.length; band++) {
      long next = hashes[(band + 1) % hashes.length];
      expected.add(List.of(hashes[band] >>> 24, (long) (int) (next >>> 32), 42L));
    }
    assertThat(bands()).containsExactlyElementsOf(expected);
  }

  @Test
  void equalWordsHaveEqualBandsWhateverStandsBetweenThem() {
    sketches.take(values("Some words, that ARE here.", null, null), 1);
    List<List<Long>> first = bands();
    sketches.take(values("here", null, "some words that\tare"), 1);

    assertThat(bands()).isEqualTo(first);
  }

  private String text() {
    int start = BANDING.bands() * Long.BYTES;
    return new String(sketches.content().bytes(), start, sketches.content().size() - start, UTF_8);
  }

  private List<List<Long>> bands() {
    List<List<Long>> found = new ArrayList<>();
    sketches
        .rows()
        .flush(
            (partition, rows) -> {
              for (int row = 0; row < rows.length; row += BandRow.WIDTH) {
                found.add(
                    List.of(
                        BandRow.hash(rows, row),
                        (long) BandRow.next(rows, row),
                        BandRow.ordinal(rows, row)));
              }
            });
    return found;
  }

  private static FieldValues values(@Nullable String... texts) {
    FieldValues values = new FieldValues(texts.length);
    for (int field = 0; field < texts.length; field++) {
      String text = texts[field];
      if (text != null) {
        byte[] bytes = text.getBytes(UTF_8);
        values.setText(field, bytes, 0, bytes.length);
      }
    }
    return values;
  }
}
