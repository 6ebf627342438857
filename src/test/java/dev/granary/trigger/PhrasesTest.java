package dev.granary.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.RowBuffer;
import dev.granary.coding.TextRow;
import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  @Test
  void everyRunOfSoManyWordsOrFewerIsAPhrase() {
    assertThat(phrases(3, "One two, three. Four"))
        .containsExactly(
            "One",
            "One two",
            "One two, three",
            "two",
            "two, three",
            "two, three. Four",
            "three",
            "three. Four",
            "Four");
  }

  @Test
  void whatStandsBetweenWordsDoesNotCount() {
    assertThat(hashes("one two three")).isEqualTo(hashes("One - TWO\nthree!"));
    assertThat(hashes("one two")).doesNotContainAnyElementsOf(hashes("onetwo"));
  }

  @Test
  void aPartHasTheHashThatItHasAlone() {
    Phrases phrases = taken(3, "one two three");
    long last = phrases.hashes()[2];

    assertThat(phrases.size(2)).isEqualTo(3);
    assertThat(phrases.part(2, 1, 2)).isEqualTo(phrases.hashes()[4]);
    assertThat(phrases.part(2, 0, 3)).isEqualTo(last);
  }

  @Test
  void ofARecordEachCountsOnce() {
    RowBuffer row = new RowBuffer(64);
    row.putInt(0);
    row.putId(new RecordId(1, 2));
    row.putLong(3);
    row.putShort(4);
    for (String text : List.of("a b a b", "b a")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      TextRow.putText(row, 0, bytes, 0, bytes.length);
    }
    row.setInt(0, row.size());
    DistinctPhrases distinct = new DistinctPhrases(2);
    distinct.take(row.copy(), 0);

    assertThat(distinct.count()).isEqualTo(4);
  }

  private static List<Long> hashes(String text) {
    Phrases phrases = taken(3, text);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < phrases.count(); i++) {
      hashes.add(phrases.hashes()[i]);
    }
    return hashes;
  }

  private static List<String> phrases(int most, String text) {
    Phrases phrases = taken(most, text);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < phrases.count(); i++) {
      found.add(text.substring(phrases.start(i), phrases.end(i)));
    }
    return found;
  }

  private static Phrases taken(int most, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RowBuffer entry = new RowBuffer(bytes.length + 6);
    TextRow.putText(entry, 0, bytes, 0, bytes.length);
    Phrases phrases = new Phrases(most);
    phrases.take(entry.copy(), 0);
    return phrases;
  }
}
