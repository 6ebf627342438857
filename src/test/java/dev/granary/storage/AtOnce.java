package dev.granary.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Rivals that begin at the same moment. */
final class AtOnce {
  private AtOnce() {}

  /** What each came to, in their order. */
  static <T> List<T> all(List<Callable<T>> rivals) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(rivals.size());
    try {
      CyclicBarrier start = new CyclicBarrier(rivals.size());
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> rival : rivals) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return rival.call();
                }));
      }
      List<T> outcomes = new ArrayList<>();
      for (Future<T> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
