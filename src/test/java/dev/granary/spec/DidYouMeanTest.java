package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KEYS = List.of("seed", "shards", "splits", "schema", "dedup");

  @ParameterizedTest
  @CsvSource({
    "shard, shards",
    "shrads, shards",
    "Seed, seed",
    "sede, seed",
    "dedupe, dedup",
    "shema, schema"
  })
  void aNameThatTakesFewChangesIsMeant(String word, String meant) {
    assertThat(DidYouMean.nearest(word, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "spree"})
  void aNameThatIsNearNothingIsNotGuessed(String word) {
    assertThat(DidYouMean.nearest(word, KEYS)).isEmpty();
  }

  @Test
  void ofTwoThatAreEquallyNearTheFirstInTheAlphabetIsMeant() {
    assertThat(DidYouMean.nearest("bat", List.of("hat", "cat"))).contains("cat");
  }

  @Test
  void longNamesAreNotCompared() {
    String word = "x".repeat(1000);

    assertThat(DidYouMean.nearest(word, List.of(word))).isEmpty();
    assertThat(DidYouMean.nearest("x", List.of(word))).isEmpty();
  }

  @Test
  void aListOfManyNamesIsCut() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "name" + i).toList();

    assertThat(DidYouMean.hint("colour", many, "the fields are"))
        .startsWith("the fields are name0, name1, ")
        .endsWith("name18, name19, ...");
  }
}
