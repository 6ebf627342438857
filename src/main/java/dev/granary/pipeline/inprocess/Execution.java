package dev.granary.pipeline.inprocess;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Works through the stages of a run one after another; a stage is over when all its workers are.
 */
final class Execution implements Runnable {
  private final Run run;
  private final List<StageRoot> stages;
  private final int parallelism;
  private final CompletableFuture<Ending> over;
  private volatile List<Worker> working = List.of();

  /** Completes {@code over} when the last worker has let go of the user's code. */
  Execution(Run run, List<StageRoot> stages, int parallelism, CompletableFuture<Ending> over) {
    this.run = run;
    this.stages = stages;
    this.parallelism = parallelism;
    this.over = over;
  }

  @Override
  public void run() {
    run.end().whenGiven(() -> working.forEach(Worker::interrupt));
    ExecutorService threads = Executors.newFixedThreadPool(parallelism, namedThreads());
    try {
      for (StageRoot stage : stages) {
        if (!run.end().given()) {
          work(stage, threads);
        }
      }
      if (!run.end().given()) {
        run.listener().runFinished(run.memory().grouped().sum());
      }
    } finally {
      threads.shutdown();
      over.complete(run.end().close());
    }
  }

  private void work(StageRoot stage, ExecutorService threads) {
    long begin = System.nanoTime();
    try (Items items = stage.drain()) {
      run.listener().stageStarted(stage.name(), items.count());
      working =
          Stream.generate(() -> new Worker(run, stage, items))
              .limit(Math.min(parallelism, items.count()))
              .toList();
      CompletableFuture.allOf(
              working.stream()
                  .map(worker -> CompletableFuture.runAsync(worker, threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      working = List.of();
      if (!run.end().given()) {
        run.listener().stageFinished(stage.name(), System.nanoTime() - begin);
      }
    } catch (RuntimeException | Error e) {
      run.end().fail(stage.name(), e);
    }
  }

  private static ThreadFactory namedThreads() {
    AtomicInteger number = new AtomicInteger();
    return work -> new Thread(work, "in-process-worker-" + number.incrementAndGet());
  }
}
