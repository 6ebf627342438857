package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.report.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes down how long each stage took, and passes on what it hears. */
final class StepTimes implements StageListener {
  private static final int MOST_SHOWN = 8;

  private final StageListener next;
  private final List<Work.Step> steps = new ArrayList<>();

  StepTimes(StageListener next) {
    this.next = next;
  }

  @Override
  public void stageStarted(String stage, long items) {
    next.stageStarted(stage, items);
  }

  @Override
  public void itemDone(String stage) {
    next.itemDone(stage);
  }

  @Override
  public void stageFinished(String stage, long wallNanoseconds) {
    synchronized (steps) {
      steps.add(new Work.Step(stage, wallNanoseconds / 1e9, null));
    }
    next.stageFinished(stage, wallNanoseconds);
  }

  /** The slowest stages, each with its part of the time of all. */
  List<Work.Step> slowest() {
    synchronized (steps) {
      double all = steps.stream().mapToDouble(Work.Step::seconds).sum();
      return steps.stream()
          .sorted(Comparator.comparingDouble(Work.Step::seconds).reversed())
          .limit(MOST_SHOWN)
          .map(
              step ->
                  new Work.Step(
                      step.name(), step.seconds(), all == 0 ? null : step.seconds() / all))
          .toList();
    }
  }
}
