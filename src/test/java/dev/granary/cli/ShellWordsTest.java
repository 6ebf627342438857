package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellWords.join(List.of("run", "a/b-1.yaml", "--x=1,2", "@date")))
        .isEqualTo("run a/b-1.yaml --x=1,2 @date");
  }

  @Test
  void whatAShellWouldTakeApartIsQuoted() {
    assertThat(ShellWords.join(List.of("a b", "$HOME", "it's", "", "*")))
        .isEqualTo("'a b' '$HOME' 'it'\\''s' '' '*'");
  }
}
