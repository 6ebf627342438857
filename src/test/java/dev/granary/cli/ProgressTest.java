package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final Shown shown = new Shown();
  private long now = 100 * SECOND;
  private final Progress progress = new Progress(shown, 40_000_000, () -> now);

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void theScanTellsItsSpeedAndWhatIsLeft() {
    progress.stageStarted("Scan files/Spread units", 4);
    now += 2 * SECOND;
    progress.itemDone("Scan files/Spread units");
    progress.tick();

    assertThat(shown.lines)
        .containsExactly("Scan files: 1 of 4, 5.0 MB/s, 6.0 s left in this step");
  }

  @Test
  void otherPhasesHaveNoBytes() {
    progress.stageStarted("Write shards/Deal", 1_200);
    now += 2 * SECOND;
    progress.itemDone("Write shards/Deal");
    progress.tick();

    assertThat(shown.lines)
        .containsExactly("Write shards: 1 of 1,200, 39 min 58 s left in this step");
  }

  @Test
  void stagesOfOneStepAreOnePhase() {
    progress.stageStarted("Scan files/One", 1);
    now += SECOND;
    progress.stageStarted("Scan files/Two", 1);
    now += SECOND;
    progress.stageStarted("Drop duplicates", 1);
    now += SECOND / 2;
    progress.close();

    assertThat(shown.lines)
        .containsExactly("Scan files took 2.0", "Drop duplicates took 0.5", "closed");
  }

  @Test
  void countsBeginAnewWithEachStage() {
    progress.stageStarted("Scan files/One", 9);
    progress.itemDone("Scan files/One");
    progress.stageStarted("Scan files/Two", 3);
    progress.tick();

    assertThat(shown.lines).containsExactly("Scan files: 0 of 3");
  }

  @Test
  void beforeTheFirstStageThereIsNothingToShow() {
    progress.tick();

    assertThat(shown.lines).isEmpty();
  }

  private static final class Shown implements ProgressDisplay {
    final List<String> lines = new ArrayList<>();

    @Override
    public void show(ProgressMoment moment) {
      lines.add(moment.text());
    }

    @Override
    public void phaseEnded(String phase, double seconds) {
      lines.add(phase + " took " + seconds);
    }

    @Override
    public void close() {
      lines.add("closed");
    }
  }
}
