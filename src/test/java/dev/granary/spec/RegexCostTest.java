package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexCostTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc 3",
        "a{1000} 1000",
        "a{2,30}b 31",
        "a{20,}b 21",
        "(ab){3} 12",
        "x(a{10}b){10}y 132",
        "[a{9}]b 2",
        "[^]a{9}]b 2",
        "\\(\\{a 3",
        "a) 3",
        "((a{1000}){1000}){1000} 1002002000"
      })
  void repetitionsInsideRepetitionsMultiply(String regex, long cost) {
    assertThat(RegexCost.of(regex)).isEqualTo(cost);
  }
}
