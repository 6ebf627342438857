package dev.granary.launch.shards;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several things at a time, since much of each is waiting. */
final class AtOnce {
  private static final int THREADS = 8;

  private AtOnce() {}

  /** What came of each, in their order; throws the first failure, and then begins no other. */
  static <T> List<T> all(List<Callable<T>> work) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> begun = work.stream().map(threads::submit).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("Stopped while fetching shards");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("Fetching failed unexpectedly", e.getCause());
    } finally {
      end(threads);
    }
  }

  /** Whoever is at a file may be removing it next: nothing goes on behind the caller's back. */
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = false;
    while (true) {
      try {
        if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
