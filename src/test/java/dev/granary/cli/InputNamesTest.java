package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputNamesTest {
  private final InputNames names =
      new InputNames(List.of("data/a.csv", "b/data/a.csv", "/x/c.csv"));

  @Test
  void aPathFromAnotherFolderMeansTheLongestNameAtItsEnd() {
    assertThat(names.meant("/home/me/b/data/a.csv")).isEqualTo("b/data/a.csv");
    assertThat(names.meant("./pipelines/birds/data/a.csv")).isEqualTo("data/a.csv");
  }

  @Test
  void aNameMeansItself() {
    assertThat(names.meant("b/data/a.csv")).isEqualTo("b/data/a.csv");
    assertThat(names.meant("./data/a.csv")).isEqualTo("data/a.csv");
    assertThat(names.meant("/x/c.csv")).isEqualTo("/x/c.csv");
  }

  @Test
  void anEndOfANameIsLeftToTheLedger() {
    assertThat(names.meant("a.csv")).isEqualTo("a.csv");
  }

  @Test
  void manyFilesAreNotAllNamed() {
    List<String> many = IntStream.range(0, 12).mapToObj(number -> "f" + number).toList();

    assertThat(new InputNames(many).notRead("z", "birds 1.0.0"))
        .startsWith("no record of birds 1.0.0 came from a file z; it was made from f0, f1,")
        .endsWith("f9 and 2 more");
  }
}
