package dev.granary.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunStepsTest {
  @TempDir Path training;

  @Test
  void theFurthestOfAllProcessesCounts() throws Exception {
    assertThat(BegunSteps.most(training)).isZero();

    BegunSteps first = BegunSteps.of(training, 0);
    BegunSteps second = BegunSteps.of(training, 1);
    assertThat(BegunSteps.most(training)).isZero();
    first.begin(0);
    assertThat(BegunSteps.most(training)).isEqualTo(1);
    second.begin(41);
    first.begin(40);

    assertThat(BegunSteps.most(training)).isEqualTo(42);
  }

  @Test
  void whoGoesOnFromACheckpointTakesNothingBack() throws Exception {
    BegunSteps.of(training, 0).begin(41);

    BegunSteps.of(training, 0).begin(20);

    assertThat(BegunSteps.most(training)).isEqualTo(42);
  }
}
