package dev.granary.launch.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.Handoffs;
import dev.granary.handoff.RecordPlace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindSightingsTest {
  private final Handoff handoff = Handoffs.trained(4, 10, 2, 4, 25);
  private final Training training =
      new Training("1.0.0-001", "local", handoff, TrainingsTest.STAMP);

  @Test
  void aRecordWasLearntFromAtTheStepsThatTookIt() {
    Sighting sighting =
        FindSightings.of(account(TrainingsTest.finished()), "train", "f2", 3).orElseThrow();

    assertThat(sighting.use()).isEqualTo(Sighting.Use.LEARNT);
    assertThat(sighting.steps()).isNotEmpty().isEqualTo(stepsThatTook(new RecordPlace(2, 3), 25));
  }

  @Test
  void ofATrainingThatFailedOnlyTheStepsThatWereMadeCount() {
    List<Long> all = stepsThatTook(new RecordPlace(2, 3), 25);
    long first = all.get(0);

    assertThat(FindSightings.of(account(TrainingsTest.failed(first)), "train", "f2", 3)).isEmpty();
    assertThat(
            FindSightings.of(account(TrainingsTest.failed(first + 1)), "train", "f2", 3)
                .orElseThrow()
                .steps())
        .containsExactly(first);
  }

  @Test
  void theSplitThatJudgesIsNotLearntFrom() {
    assertThat(
            FindSightings.of(account(TrainingsTest.finished()), "validation", "v0", 0)
                .orElseThrow()
                .use())
        .isEqualTo(Sighting.Use.JUDGED);
    assertThat(FindSightings.of(account(TrainingsTest.failed(9)), "validation", "v0", 0)).isEmpty();
    assertThat(FindSightings.of(account(TrainingsTest.finished()), "test", "t0", 0)).isEmpty();
  }

  @Test
  void oneThatWasNeverStartedReadNothing() {
    Account account = new Account(training, 0, List.of());

    assertThat(account.state()).isEqualTo("not started");
    assertThat(FindSightings.of(account, "train", "f2", 3)).isEmpty();
    assertThat(FindSightings.of(account, "validation", "v0", 0)).isEmpty();
  }

  @Test
  void whatAnotherProgramDidOnlyItKnows() {
    Training command =
        new Training("1.0.0-002", "command", Handoffs.of(4, 10, 2, 4), TrainingsTest.STAMP);

    Sighting sighting =
        FindSightings.of(new Account(command, 1, List.of()), "train", "f1", 0).orElseThrow();

    assertThat(sighting.use()).isEqualTo(Sighting.Use.HANDED_OVER);
  }

  private Account account(TrainingEnd end) {
    return new Account(training, 1, List.of(end));
  }

  private List<Long> stepsThatTook(RecordPlace place, long steps) {
    GlobalBatches batches = GlobalBatches.of(handoff, "train", 0, 1);
    List<Long> took = new ArrayList<>();
    for (long step = 0; step < steps; step++) {
      if (batches.batch(step).contains(place)) {
        took.add(step);
      }
    }
    return took;
  }
}
