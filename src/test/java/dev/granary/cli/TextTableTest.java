package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void wordsStandLeftAndFiguresRight() {
    TextTable table = new TextTable("split", "records", "bytes");
    table.add("train", "1,780", "618.9 KiB");
    table.add("validation", "98", "–");

    assertThat(table)
        .hasToString(
            """
            split       records      bytes
            train         1,780  618.9 KiB
            validation       98          –
            """);
  }

  @Test
  void versionsAreNoFigures() {
    TextTable table = new TextTable("long heading", "x");
    table.add("1.0.7", "");

    assertThat(table).hasToString("long heading  x\n1.0.7\n");
  }

  @Test
  void aRowHasACellForEachHeading() {
    TextTable table = new TextTable("one", "two");

    assertThatThrownBy(() -> table.add("only one")).hasMessage("a row needs 2 cells, this has 1");
  }
}
