package dev.granary.version;

import dev.granary.storage.Storage;
import dev.granary.version.Measured.Frames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads files whole, several at a time, in memory that does not grow with them. */
final class Measuring {
  private static final int BUFFER = 1 << 18;
  private static final int MOST_THREADS = 8;

  private Measuring() {}

  /**
   * Measures files of a directory, by their paths below it.
   *
   * @param shards those of them whose records are counted, and how they are stored
   */
  static SortedMap<String, Measured> measure(
      Storage storage, String directory, Collection<String> paths, Map<String, Compression> shards)
      throws IOException {
    List<Callable<Measured>> readings = new ArrayList<>();
    for (String path : paths) {
      Optional<Compression> shard = Optional.ofNullable(shards.get(path));
      readings.add(() -> measure(storage, directory + "/" + path, shard));
    }
    List<Measured> measured = inParallel(readings);
    SortedMap<String, Measured> byPath = new TreeMap<>();
    int next = 0;
    for (String path : paths) {
      byPath.put(path, measured.get(next++));
    }
    return byPath;
  }

  private static Measured measure(Storage storage, String path, Optional<Compression> shard) {
    try (DigestedInput file = new DigestedInput(Channels.newInputStream(storage.open(path)))) {
      Optional<Frames> frames = Optional.empty();
      if (shard.isPresent()) {
        frames = Optional.of(frames(new ShardFile(path, shard.get(), ShardFile.LONGEST), file));
      }
      file.skipToEnd();
      return new Measured.Content(file.bytes(), file.sha256(), frames);
    } catch (IOException cause) {
      return new Measured.Unread(cause);
    }
  }

  private static Frames frames(ShardFile file, InputStream in) throws IOException {
    TfRecordReader reader = TfRecordReader.of(file, new BufferedInputStream(in, BUFFER));
    try {
      while (reader.pass()) {}
      return new Frames(reader.position(), "");
    } catch (DamagedShard damage) {
      return new Frames(reader.position(), damage.reason());
    }
  }

  private static List<Measured> inParallel(List<Callable<Measured>> readings) throws IOException {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      List<Measured> measured = new ArrayList<>(readings.size());
      for (Future<Measured> reading : readers.invokeAll(readings)) {
        measured.add(reading.get());
      }
      return measured;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("Stopped while reading");
      interrupted.initCause(stopped);
      throw interrupted;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Reading a file failed unexpectedly", failed.getCause());
    } finally {
      readers.shutdownNow();
    }
  }
}
