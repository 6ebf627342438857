package dev.granary.pipeline;

import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.report.Work;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Takes down how long the engine worked in each step of the data's way, and passes on what it
 * hears. The stages of a step are those whose names begin with the step's.
 */
final class StepTimes implements StageListener {
  private static final int MOST_SHOWN = 8;

  /** A run that went on after another has fewer, and cannot tell of all. */
  private static final int PHASES = 2;

  private final StageListener next;
  private final Map<String, Double> seconds = new TreeMap<>();
  private long shuffled;
  private int runs;

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
    int slash = stage.indexOf('/');
    String step = slash < 0 ? stage : stage.substring(0, slash);
    synchronized (seconds) {
      seconds.merge(step, wallNanoseconds / 1e9, Double::sum);
    }
    next.stageFinished(stage, wallNanoseconds);
  }

  @Override
  public void runFinished(long groupedBytes) {
    synchronized (seconds) {
      shuffled += groupedBytes;
      runs++;
    }
    next.runFinished(groupedBytes);
  }

  /** How much all phases shuffled, if all of them ran here. */
  OptionalLong shuffled() {
    synchronized (seconds) {
      return runs == PHASES ? OptionalLong.of(shuffled) : OptionalLong.empty();
    }
  }

  /** The slowest steps, each with its part of the time of all. */
  List<Work.Step> slowest() {
    synchronized (seconds) {
      double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
      return seconds.entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .limit(MOST_SHOWN)
          .map(
              step ->
                  new Work.Step(
                      step.getKey(), step.getValue(), all == 0 ? null : step.getValue() / all))
          .toList();
    }
  }
}
