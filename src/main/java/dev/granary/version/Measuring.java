package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** Measures files of a directory, by their paths below it. */
  static SortedMap<String, Measured> measure(
      Storage storage, String directory, Collection<String> paths) throws IOException {
    List<Callable<Measured>> readings = new ArrayList<>();
    for (String path : paths) {
      readings.add(() -> measure(storage, directory + "/" + path));
    }
    List<Measured> measured = inParallel(readings);
    SortedMap<String, Measured> byPath = new TreeMap<>();
    int next = 0;
    for (String path : paths) {
      byPath.put(path, measured.get(next++));
    }
    return byPath;
  }

  private static Measured measure(Storage storage, String path) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    MessageDigest digest = Sha256.digest();
    long bytes = 0;
    try (SeekableByteChannel channel = storage.open(path)) {
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        bytes += buffer.remaining();
        digest.update(buffer);
        buffer.clear();
      }
    } catch (IOException cause) {
      return new Measured.Unread(cause);
    }
    return new Measured.Content(bytes, Sha256.finish(digest));
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
