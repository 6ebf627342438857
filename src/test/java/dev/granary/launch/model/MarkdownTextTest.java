package dev.granary.launch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
  @Test
  void whatComesFromDataIsNothingButText() {
    MarkdownText text = new MarkdownText();
    text.row("a|b", "<script>", "x\ny", "[l](u)");

    assertThat(text.toString()).isEqualTo("| a\\|b | \\<script\\> | x\uFFFDy | \\[l\\](u) |\n");
    assertThat(text.code("a`b")).isEqualTo("`a'b`");
  }
}
