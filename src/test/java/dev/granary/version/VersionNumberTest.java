package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0", "1.0.7", "10.20.30", "999999999.0.1"})
  void readsWhatItWrites(String text) {
    assertThat(VersionNumber.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "01.0.0",
        "1.0.-1",
        "+1.0.0",
        "1.0.0 ",
        "1.0.0\n",
        "1.0.1234567890",
        "v1.0.0",
        "1..0",
        "latest",
        "١.0.0"
      })
  void refusesEveryOtherSpelling(String text) {
    assertThatThrownBy(() -> VersionNumber.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a version is written like 1.0.7, not '");
  }

  @Test
  void sortsByNumberAndNotByLetter() {
    assertThat(
            Stream.of("1.0.10", "1.10.0", "1.0.9", "0.9.9", "1.2.0")
                .map(VersionNumber::parse)
                .sorted())
        .map(VersionNumber::toString)
        .containsExactly("0.9.9", "1.0.9", "1.0.10", "1.2.0", "1.10.0");
  }
}
