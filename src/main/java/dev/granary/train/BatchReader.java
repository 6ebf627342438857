package dev.granary.train;

import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.RecordPlace;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads the batches of the steps to come, a few ahead of the one that is computed. */
final class BatchReader implements AutoCloseable {
  private static final int AHEAD = 4;

  private final SplitReader reader;
  private final GlobalBatches batches;
  private final boolean withIds;
  private final BlockingQueue<Read> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;

  BatchReader(SplitReader reader, GlobalBatches batches, long first, long end, boolean withIds) {
    this.reader = reader;
    this.batches = batches;
    this.withIds = withIds;
    this.thread = new Thread(() -> readAll(first, end), "reader");
    thread.setDaemon(true);
    thread.start();
  }

  /** A batch, or why there is none. */
  private record Read(@Nullable Batch batch, @Nullable Throwable failure) {}

  /** The next one, which the caller closes. */
  Batch next() throws InterruptedException {
    Read read = queue.take();
    if (read.failure() instanceof RuntimeException failure) {
      throw failure;
    }
    if (read.batch() == null) {
      throw new IllegalStateException("reading ended", read.failure());
    }
    return read.batch();
  }

  private void readAll(long first, long end) {
    try {
      for (long step = first; step < end; step++) {
        queue.put(new Read(read(step), null));
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for more.
      return;
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** What was read before it is used first. */
  private void fail(Throwable failure) {
    try {
      queue.put(new Read(null, failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch read(long step) {
    List<RecordPlace> places = batches.batch(step);
    byte[][] records = new byte[places.size()][];
    for (int i = 0; i < records.length; i++) {
      records[i] = reader.read(places.get(i));
    }
    List<String> ids = withIds ? places.stream().map(reader::id).toList() : List.of();
    return new Batch(step, Batch.tensor(records), places, ids);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Read read = queue.poll(); read != null; read = queue.poll()) {
      if (read.batch() != null) {
        read.batch().close();
      }
    }
  }
}
