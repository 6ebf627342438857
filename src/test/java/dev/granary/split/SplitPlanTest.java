package dev.granary.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPlanTest {
  @Test
  void sharesMayAddUpToOneOrLessAndRoundingIsForgiven() {
    assertThat(shares(plan(List.of(1.0)))).containsExactly(1.0);
    assertThat(shares(plan(Collections.nCopies(10, 0.1)))).hasSize(10);
    assertThat(shares(plan(Collections.nCopies(3, 1 / 3.0)))).hasSize(3);
    assertThat(shares(plan(List.of(0.7, 0.2, 0.1000000000001)))).hasSize(3);
    assertThat(shares(plan(List.of(1e-12)))).hasSize(1);
    assertThat(shares(plan(Collections.nCopies(SplitPlan.MOST, 1.0 / SplitPlan.MOST))))
        .hasSize(SplitPlan.MOST);
  }

  @Test
  void noSplitAndMoreThanARowCanNameAreRefused() {
    assertThatThrownBy(() -> plan(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("splits: 1 to 254 are possible, not 0");
    assertThatThrownBy(() -> plan(Collections.nCopies(256, 0.001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("splits: 1 to 254 are possible, not 256");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -0.1, Double.NaN, Double.NEGATIVE_INFINITY})
  void aShareOfNothingIsRefused(double share) {
    assertThatThrownBy(() -> plan(List.of(0.5, share)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("splits: a share must be above 0, not " + share);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.500001, 7, Double.POSITIVE_INFINITY})
  void moreThanThereIsIsRefused(double share) {
    assertThatThrownBy(() -> plan(List.of(0.5, share)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("splits: shares add up to " + (0.5 + share) + ", more than 1");
  }

  @Test
  void aPlanIsNotChangedFromOutside() {
    List<Double> shares = new ArrayList<>(List.of(0.5, 0.5));
    List<Integer> groupBy = new ArrayList<>(List.of(1));
    SplitPlan plan = new SplitPlan(1, shares, groupBy);
    shares.clear();
    groupBy.clear();

    assertThat(shares(plan)).containsExactly(0.5, 0.5);
    assertThat(plan.groupBy()).containsExactly(1);
  }

  private static List<Double> shares(SplitPlan plan) {
    return ((SplitPlan.Shares) plan.way()).shares();
  }

  private static SplitPlan plan(List<Double> shares) {
    return new SplitPlan(20261120, shares, List.of());
  }
}
