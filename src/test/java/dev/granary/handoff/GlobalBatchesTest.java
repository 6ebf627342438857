package dev.granary.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlobalBatchesTest {
  private static final int LANES = 12;

  /** 24 files of 10 records: 10 steps of 24 records, so nothing is left. */
  private final Handoff handoff = Handoffs.of(24, 10, LANES, 24);

  @Test
  void aStepHasTheSameRecordsForEveryNumberOfProcesses() {
    for (long step : List.of(0L, 1L, 9L, 10L, 25L)) {
      Set<RecordPlace> alone = new HashSet<>(batch(0, 1, step));
      assertThat(alone).hasSize(24);
      for (int count : List.of(2, 3, 4, 6, 12)) {
        List<RecordPlace> together = new ArrayList<>();
        for (int process = 0; process < count; process++) {
          List<RecordPlace> part = batch(process, count, step);
          assertThat(part).hasSize(24 / count);
          together.addAll(part);
        }
        assertThat(new HashSet<>(together)).isEqualTo(alone);
        assertThat(together).hasSize(24);
      }
    }
  }

  @Test
  void aProcessReadsItsOwnFilesOnly() {
    for (long step = 0; step < 20; step++) {
      assertThat(batch(1, 4, step)).allMatch(place -> place.file() % 4 == 1);
    }
  }

  @Test
  void anEpochReadsEveryRecordOnce() {
    for (int epoch = 0; epoch < 3; epoch++) {
      Set<RecordPlace> seen = new HashSet<>();
      for (int step = 0; step < 10; step++) {
        seen.addAll(batch(0, 1, epoch * 10 + step));
      }
      assertThat(seen).hasSize(240);
    }
    assertThat(batch(0, 1, 0)).isNotEqualTo(batch(0, 1, 10));
  }

  @Test
  void whatFillsNoStepIsLeftForAnotherEpoch() {
    Handoff uneven = Handoffs.of(2, 7, 2, 4);

    assertThat(GlobalBatches.of(uneven, "train", 0, 1).stepsPerEpoch()).isEqualTo(3);
    Set<RecordPlace> seen = new HashSet<>();
    for (int step = 0; step < 60; step++) {
      seen.addAll(GlobalBatches.of(uneven, "train", 0, 1).batch(step));
    }
    assertThat(seen).hasSize(14);
  }

  @Test
  void theStepsOfARecordAreThoseWhoseBatchesHoldIt() {
    Handoff uneven = Handoffs.of(6, 7, 2, 4);
    for (int count : List.of(1, 2)) {
      for (int process = 0; process < count; process++) {
        GlobalBatches batches = GlobalBatches.of(uneven, "train", process, count);
        Map<RecordPlace, List<Long>> taken = new HashMap<>();
        for (long step = 0; step < 35; step++) {
          for (RecordPlace place : batches.batch(step)) {
            taken.computeIfAbsent(place, any -> new ArrayList<>()).add(step);
          }
        }
        for (int file = 0; file < 6; file++) {
          for (int record = 0; record < 7; record++) {
            RecordPlace place = new RecordPlace(file, record);
            assertThat(batches.stepsOf(place, 35)).isEqualTo(taken.getOrDefault(place, List.of()));
          }
        }
      }
    }
  }

  private List<RecordPlace> batch(int process, int count, long step) {
    return GlobalBatches.of(handoff, "train", process, count).batch(step);
  }
}
