package dev.granary.storage.gcs;

import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that appears whole when it is closed. What fits in one chunk is sent at once, with its
 * checksum, and refused where it arrives damaged; what does not is sent in chunks and compared when
 * it is whole. A failed write spoils it: the unfinished upload is left, which nobody ever sees.
 */
final class ObjectUpload extends OutputStream {
  private enum State {
    OPEN,
    SPOILED,
    CLOSED
  }

  private final Client client;
  private final GcsPath path;
  private final StorageWatch watch;
  private final WriterToken token = WriterToken.draw();
  private final Checksum checksum = new Checksum();
  private byte[] head = new byte[1 << 16];
  private int headLength;
  private @Nullable WriteChannel chunks;
  private State state = State.OPEN;
  private @Nullable IOException spoiledBy;

  private ObjectUpload(Client client, GcsPath path, StorageWatch watch) {
    this.client = client;
    this.path = path;
    this.watch = watch;
  }

  static ObjectUpload begin(Client client, GcsPath path, StorageWatch watch) throws IOException {
    watch.before(StorageStep.BEGIN, path.toString());
    ObjectUpload upload = new ObjectUpload(client, path, watch);
    watch.after(StorageStep.BEGIN, path.toString());
    return upload;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, bytes.length);
    if (state != State.OPEN) {
      // With its cause: streams around this one may throw this failure and hide the first.
      throw new IOException(
          "Cannot write to " + path + ": it is closed or a write failed", spoiledBy);
    }
    checksum.update(bytes, start, length);
    if (chunks == null && headLength + length <= Client.CHUNK) {
      keep(bytes, start, length);
      return;
    }
    try {
      send(bytes, start, length);
    } catch (StorageException e) {
      throw spoil(client.failure(path, e));
    } catch (IOException e) {
      throw spoil(failure(e));
    }
  }

  private IOException spoil(IOException failure) {
    state = State.SPOILED;
    spoiledBy = failure;
    return failure;
  }

  @Override
  public void close() throws IOException {
    State before = state;
    state = State.CLOSED;
    if (before == State.OPEN) {
      watch.before(StorageStep.REPLACE, path.toString());
      finish();
      watch.after(StorageStep.REPLACE, path.toString());
    }
  }

  private void finish() throws IOException {
    WriteChannel open = chunks;
    try {
      if (open == null) {
        sendAtOnce();
      } else {
        finish(open);
      }
    } catch (StorageException e) {
      throw client.failure(path, e);
    }
  }

  private void keep(byte[] bytes, int start, int length) {
    if (head.length < headLength + length) {
      head =
          Arrays.copyOf(
              head, Math.max(headLength + length, Math.min(2 * head.length, Client.CHUNK)));
    }
    System.arraycopy(bytes, start, head, headLength, length);
    headLength += length;
  }

  private void send(byte[] bytes, int start, int length) throws IOException {
    WriteChannel open = chunks;
    if (open == null) {
      open = client.patient().writer(path.info(token), BlobWriteOption.disableGzipContent());
      open.setChunkSize(Client.CHUNK);
      chunks = open;
      sendAll(open, ByteBuffer.wrap(head, 0, headLength));
      head = new byte[0];
    }
    sendAll(open, ByteBuffer.wrap(bytes, start, length));
  }

  private static void sendAll(WriteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void sendAtOnce() throws IOException {
    BlobInfo stored =
        client
            .patient()
            .create(path.info(token), head, 0, headLength, BlobTargetOption.disableGzipContent());
    requireEqual(stored);
  }

  /** The client keeps to itself what the storage says of the whole, so that is asked for. */
  private void finish(WriteChannel open) throws IOException {
    try {
      open.close();
    } catch (IOException e) {
      throw failure(e);
    }
    Optional<Blob> stored = client.find(path).filter(token::isOf);
    if (stored.isPresent()) {
      requireEqual(stored.get());
    }
  }

  private void requireEqual(BlobInfo stored) throws IOException {
    if (!checksum.text().equals(stored.getCrc32c())) {
      throw Damaged.removed(client, path, stored, checksum.text());
    }
  }

  /** Google's client wraps its refusals in what channels may throw. */
  private IOException failure(IOException failure) {
    return failure.getCause() instanceof StorageException refused
        ? client.failure(path, refused)
        : new IOException("Cannot write " + path, failure);
  }
}
