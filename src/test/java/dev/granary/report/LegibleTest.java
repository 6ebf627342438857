package dev.granary.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegibleTest {

  @Test
  void ordinaryTextOfAnyScriptStaysAsItIs() {
    assertThat(Legible.text("Möwe 鷗 \uD83D\uDC26 <b>&amp;"))
        .isEqualTo("Möwe 鷗 \uD83D\uDC26 <b>&amp;");
  }

  @Test
  void whatActsUnseenIsSpeltOut() {
    assertThat(Legible.text("a\u0007b\u2066c\u2028d\nE"))
        .isEqualTo("a\\u0007b\\u2066c\\u2028d\\u000aE");
  }

  @Test
  void halfACharacterIsSpeltOut() {
    assertThat(Legible.text("a\uD83Db\uDC26")).isEqualTo("a\\ud83db\\udc26");
  }

  @Test
  void longTextEndsInAnEllipsisAndNeverInHalfACharacter() {
    assertThat(Legible.clip("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Legible.clip("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Legible.clip("abcd\uD83D\uDC26g", 6)).isEqualTo("abcd…");
  }
}
