package dev.granary.storage.gcs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same for many, several at a time, since most of it is waiting. */
final class InParallel {
  private static final int THREADS = 8;

  /** What is done for each. */
  interface Action<T> {
    void perform(T item) throws IOException;
  }

  private InParallel() {}

  /** Returns when it is done for all; throws the first failure, and then begins no other. */
  static <T> void each(List<T> items, Action<T> action) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (T item : items) {
        all.add(
            threads.submit(
                () -> {
                  action.perform(item);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("Stopped while moving");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("Moving failed unexpectedly", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
