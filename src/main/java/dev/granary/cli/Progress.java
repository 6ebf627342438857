package dev.granary.cli;

import dev.granary.pipeline.inprocess.StageListener;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Follows a run and has it shown. Stages of one step of the pipeline are one phase; the phase that
 * goes over the input tells its speed, since there the bytes are known.
 */
final class Progress implements StageListener, AutoCloseable {
  private static final String SCAN = "Scan files";
  private static final long TICK_MILLIS = 200;

  private final ProgressDisplay display;
  private final long inputBytes;
  private final LongSupplier nanoTime;
  private final long begin;
  private final Timer ticker = new Timer("progress", true);

  private final Object lock = new Object();
  private final LongAdder done = new LongAdder();
  private String phase = "";
  private long phaseBegin;
  private long stageBegin;
  private long items;

  Progress(ProgressDisplay display, long inputBytes, LongSupplier nanoTime) {
    this.display = display;
    this.inputBytes = inputBytes;
    this.nanoTime = nanoTime;
    begin = nanoTime.getAsLong();
  }

  /** Follows a run that goes over so many bytes, until it is closed. */
  static Progress start(Terminal terminal, long inputBytes) {
    ProgressDisplay display =
        terminal.canRewriteLines()
            ? new RewrittenLine(terminal.err(), terminal.width())
            : new PlainLines(terminal.err());
    Progress progress = new Progress(display, inputBytes, System::nanoTime);
    TimerTask tick =
        new TimerTask() {
          @Override
          public void run() {
            progress.tick();
          }
        };
    progress.ticker.schedule(tick, TICK_MILLIS, TICK_MILLIS);
    return progress;
  }

  @Override
  public void stageStarted(String stage, long itemsOfStage) {
    synchronized (lock) {
      String next = phaseOf(stage);
      if (!next.equals(phase)) {
        endPhase();
        phase = next;
        phaseBegin = nanoTime.getAsLong();
      }
      stageBegin = nanoTime.getAsLong();
      items = itemsOfStage;
      done.reset();
    }
  }

  @Override
  public void itemDone(String stage) {
    done.increment();
  }

  /** Shows how far it is now. */
  void tick() {
    synchronized (lock) {
      if (!phase.isEmpty()) {
        display.show(moment());
      }
    }
  }

  @Override
  public void close() {
    ticker.cancel();
    synchronized (lock) {
      endPhase();
      phase = "";
      display.close();
    }
  }

  private void endPhase() {
    if (!phase.isEmpty()) {
      display.phaseEnded(phase, (nanoTime.getAsLong() - phaseBegin) / 1e9);
    }
  }

  private ProgressMoment moment() {
    long now = nanoTime.getAsLong();
    return new ProgressMoment(
        phase,
        new ProgressMoment.Amount(done.sum(), items, phase.equals(SCAN) ? inputBytes : 0),
        (now - stageBegin) / 1e9,
        (now - begin) / 1e9);
  }

  /** Steps of the pipeline are named in plain words; what is inside of them is not for people. */
  private static String phaseOf(String stage) {
    int end = stage.indexOf('/');
    return end < 0 ? stage : stage.substring(0, end);
  }
}
