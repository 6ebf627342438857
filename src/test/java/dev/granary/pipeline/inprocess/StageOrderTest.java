package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageOrderTest {
  private final StageRoot first = new Source("first", List.of());
  private final StageRoot second = new Source("second", List.of());
  private final StageRoot third = new Source("third", List.of());
  private final StageOrder order = new StageOrder();

  @Test
  void keepsTheOrderInWhichStagesWereAddedWhereNothingElseIsSaid() {
    order.add(first, List.of());
    order.add(second, List.of(first));
    order.add(third, List.of());

    assertThat(order.stages()).containsExactly(first, second, third);
  }

  @Test
  void putsAStageBehindWhatItWaitsForEvenIfThatIsSaidLater() {
    order.add(first, List.of());
    order.add(second, List.of());
    order.add(third, List.of(second));
    order.add(first, List.of(third));

    assertThat(order.stages()).containsExactly(second, third, first);
  }

  @Test
  void findsWhatAStageWaitsForAtAnyDistance() {
    order.add(first, List.of());
    order.add(second, List.of(first));
    order.add(third, List.of(second));

    assertThat(order.through(List.of(third))).containsExactly(first, second, third);
    assertThat(order.through(List.of(first))).containsExactly(first);
  }
}
