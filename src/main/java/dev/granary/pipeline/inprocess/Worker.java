package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.values.WindowedValue;
import org.jspecify.annotations.Nullable;

/**
 * One thread of one stage: what it claims is one bundle, pushed item by item through all steps of
 * the stage.
 */
final class Worker implements Runnable {
  private final Run run;
  private final StageRoot root;
  private final Items items;
  private @Nullable Thread inUserCode;

  Worker(Run run, StageRoot root, Items items) {
    this.run = run;
    this.root = root;
    this.items = items;
  }

  @Override
  public void run() {
    Fusion fusion = new Fusion(run);
    enterUserCode();
    try {
      process(fusion);
    } catch (RuntimeException | Error e) {
      run.end().fail(root.name(), e);
    } finally {
      leaveUserCode();
      fusion.steps().forEach(StepRunner::tearDown);
    }
  }

  /** Wakes user code that waits or sleeps; teardown is never disturbed. */
  synchronized void interrupt() {
    if (inUserCode != null && inUserCode != Thread.currentThread()) {
      inUserCode.interrupt();
    }
  }

  private void process(Fusion fusion) {
    Receiver stage = fusion.receiver(root.outlet());
    while (!run.end().given()) {
      WindowedValue<?> item = items.claim();
      if (item == null) {
        fusion.steps().forEach(StepRunner::finishBundle);
        return;
      }
      stage.receive(item);
      run.listener().itemDone(root.name());
    }
  }

  private synchronized void enterUserCode() {
    inUserCode = Thread.currentThread();
  }

  private synchronized void leaveUserCode() {
    inUserCode = null;
    Thread.interrupted();
  }
}
