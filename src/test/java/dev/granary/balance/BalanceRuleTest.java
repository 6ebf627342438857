package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.balance.BalanceRule.AtMost;
import dev.granary.balance.BalanceRule.Copies;
import dev.granary.balance.BalanceRule.Shares;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceRuleTest {
  @Test
  void takesWhatTheEndsOfItsRangesAllow() {
    assertThat(new AtMost(1).ratio()).isEqualTo(1);
    assertThat(new Shares(Map.of(1L, 1.0)).shares()).hasSize(1);
    assertThat(new Copies(Map.of(1L, 1, 2L, 65_536)).copies()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARatioThatTheSmallestClassCannotMeet(double ratio) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AtMost(ratio))
        .withMessage("a ratio of " + ratio + " lets the smallest class lose");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void refusesAShareThatIsNone(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shares(Map.of(1L, 0.5, 2L, share)))
        .withMessage("no class can have a share of " + share);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_537})
  void refusesCopiesThatRowsCannotNumber(int times) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copies(Map.of(1L, 2, 2L, times)))
        .withMessage("no record can be written " + times + " times");
  }
}
