package dev.granary.storage.gcs;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Set;

/**
 * Reads ranges of one generation of an object. A stream that breaks or stands still is taken up
 * where it ended, until patience ends: Google's own reader would do so for ever.
 */
final class RangeReader {
  private static final Set<Integer> MAY_PASS = Set.of(0, 408, 429, 500, 502, 503, 504);
  private static final int NOT_FOUND = 404;

  private final Client client;
  private final GcsPath path;
  private final long generation;

  RangeReader(Client client, GcsPath path, long generation) {
    this.client = client;
    this.path = path;
    this.generation = generation;
  }

  /** Fills the buffer with what stands from an offset on. */
  void read(long from, ByteBuffer target) throws IOException {
    Patience patience = client.patience();
    long deadline = System.nanoTime() + patience.total().toNanos();
    Duration pause = patience.pause();
    int start = target.position();
    while (target.hasRemaining()) {
      try {
        attempt(from + target.position() - start, target, deadline);
      } catch (IOException | StorageException e) {
        if (!mayPass(e) || System.nanoTime() - deadline > 0) {
          throw failure(e);
        }
        sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private void attempt(long from, ByteBuffer target, long deadline) throws IOException {
    BlobId id = path.id(generation);
    try (ReadChannel channel =
        client.once().reader(id, BlobSourceOption.shouldReturnRawInputStream(true))) {
      channel.setChunkSize(0);
      channel.seek(from);
      channel.limit(from + target.remaining());
      while (target.hasRemaining()) {
        if (channel.read(target) < 0) {
          throw new EOFException("the stream ended early");
        }
        if (System.nanoTime() - deadline > 0 && target.hasRemaining()) {
          throw new SocketTimeoutException("the stream is too slow");
        }
      }
    }
  }

  private static boolean mayPass(Exception failure) {
    if (failure instanceof StorageException refused) {
      return MAY_PASS.contains(refused.getCode());
    }
    // Google's client wraps some refusals, which says nothing of how lasting they are.
    return !(failure.getCause() instanceof StorageException refused)
        || MAY_PASS.contains(refused.getCode());
  }

  private IOException failure(Exception failure) {
    Throwable cause = failure instanceof StorageException ? failure : failure.getCause();
    if (cause instanceof StorageException refused) {
      if (refused.getCode() == NOT_FOUND) {
        NoSuchFileException gone =
            new NoSuchFileException(
                path.toString(), null, "was replaced or removed while it was read");
        gone.initCause(refused);
        return gone;
      }
      return client.failure(path, refused);
    }
    return new IOException(
        "Cannot read "
            + path
            + ": "
            + failure.getMessage()
            + ", although it was tried for "
            + client.patience().total().toSeconds()
            + " s; run again later",
        failure);
  }

  private void sleep(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("Stopped while reading " + path);
      stopped.initCause(e);
      throw stopped;
    }
  }
}
