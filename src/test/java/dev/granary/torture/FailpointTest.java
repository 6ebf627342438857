package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of failpoints is complete, and nothing in it is idle. */
class FailpointTest {
  private static Bench bench;

  @BeforeAll
  static void record() throws Exception {
    bench = Bench.shared();
  }

  @Test
  void everyStepOfEveryScenarioBelongsToExactlyOneFailpoint() {
    for (Scenario scenario : Scenario.values()) {
      assertThat(bench.taken(scenario))
          .as(scenario.name())
          .isNotEmpty()
          .allSatisfy(step -> assertThat(step.failpoints()).hasSize(1));
    }
  }

  @Test
  void everyPointIsPassedInSomeScenario() {
    List<Point> idle =
        Point.all().stream()
            .filter(
                point ->
                    List.of(Scenario.values()).stream()
                        .allMatch(scenario -> Planned.times(bench, scenario, point) == 0))
            .toList();

    assertThat(idle).isEmpty();
  }

  @Test
  void pointsAreCalledByWhatHappensThere() {
    assertThat(Point.all().stream().map(Point::toString))
        .contains("publish.history.before-create", "write.shard.after-sync")
        .doesNotHaveDuplicates();
  }
}
