package dev.granary.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.pipeline.estimate.Rate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What estimates suppose stands on the page of what was measured. */
class RatesPageTest {
  private static final Path PAGE = Path.of("docs/performance.md");

  @Test
  void everyRateStandsThereWithItsSource() throws IOException {
    new GeneratedPart(PAGE, "rates")
        .assertIs(
            Arrays.stream(Rate.values())
                .map(RatesPageTest::row)
                .collect(joining("", "| what | rate | measured on |\n|---|---|---|\n", "")));
  }

  @Test
  void everyRateIsMoreThanNothing() {
    assertThat(Rate.values()).allSatisfy(rate -> assertThat(rate.value()).isPositive());
  }

  private static String row(Rate rate) {
    String value = BigDecimal.valueOf(rate.value()).stripTrailingZeros().toPlainString();
    return "| %s | %s %s | %s |\n".formatted(rate.what(), value, rate.unit(), rate.source());
  }
}
