package dev.granary.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainIndexTest {
  @Test
  void findsEachWordAtItsPlace() {
    List<String> words = List.of("None", "", "Minor", "Zürich", "🛬", "Substantial damage");
    DomainIndex index = new DomainIndex(words);

    assertThat(index.size()).isEqualTo(6);
    assertThat(words).extracting(word -> find(index, word)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void findsNothingElse() {
    DomainIndex index = new DomainIndex(List.of("None", "Minor"));

    assertThat(List.of("", "none", "Non", "None ", "NoneNone", "Minor\0", "x".repeat(100_000)))
        .allSatisfy(word -> assertThat(find(index, word)).isEqualTo(-1));
  }

  @Test
  void anEmptyDomainHoldsNothing() {
    DomainIndex index = new DomainIndex(List.of());

    assertThat(find(index, "")).isEqualTo(-1);
    assertThat(find(index, "a")).isEqualTo(-1);
  }

  @Test
  void findsAWordInsideABuffer() {
    byte[] buffer = "xxMinorxx".getBytes(StandardCharsets.UTF_8);
    DomainIndex index = new DomainIndex(List.of("None", "Minor"));

    assertThat(index.indexOf(buffer, 2, 5)).isEqualTo(1);
    assertThat(index.indexOf(buffer, 2, 6)).isEqualTo(-1);
    assertThat(index.indexOf(buffer, 1, 5)).isEqualTo(-1);
  }

  @Test
  void holdsManyWordsAmongThemSomeOfOneHash() {
    List<String> words =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Integer.toBinaryString(i).replace("0", "Aa").replace("1", "BB"))
            .toList();
    DomainIndex index = new DomainIndex(words);

    for (int i = 0; i < words.size(); i++) {
      assertThat(find(index, words.get(i))).isEqualTo(i);
      assertThat(find(index, words.get(i) + "C")).isEqualTo(-1);
    }
  }

  @Test
  void refusesAWordThatIsThereTwice() {
    assertThatThrownBy(() -> new DomainIndex(List.of("a", "b", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the domain lists \"a\" twice");
  }

  @Test
  void refusesAWordThatNoValidTextSpells() {
    assertThatThrownBy(() -> new DomainIndex(List.of("\ud800")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a word of the domain is not valid Unicode");
  }

  private static int find(DomainIndex index, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return index.indexOf(bytes, 0, bytes.length);
  }
}
