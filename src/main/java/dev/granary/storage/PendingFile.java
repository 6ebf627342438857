package dev.granary.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file under a hidden name beside its own, {@code .NAME.N.part}, until it is whole. A failed
 * write spoils it: closing it then only takes it away.
 */
final class PendingFile extends OutputStream {
  private static final Pattern PENDING = Pattern.compile("\\..+\\.[0-9]+\\.part");

  private enum State {
    OPEN,
    SPOILED,
    CLOSED
  }

  private final Path target;
  private final Path pending;
  private final Durability durability;
  private final StorageWatch watch;
  private final FileChannel channel;
  private State state = State.OPEN;
  private @Nullable IOException spoiledBy;

  private PendingFile(Path target, Path pending, Durability durability, StorageWatch watch)
      throws IOException {
    this.target = target;
    this.pending = pending;
    this.durability = durability;
    this.watch = watch;
    this.channel =
        FileChannel.open(pending, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  static PendingFile open(Path target, Durability durability, StorageWatch watch)
      throws IOException {
    watch.before(StorageStep.BEGIN, target.toString());
    PendingFile opened = opened(target, durability, watch);
    watch.after(StorageStep.BEGIN, target.toString());
    return opened;
  }

  private static PendingFile opened(Path target, Durability durability, StorageWatch watch)
      throws IOException {
    Path directory = Directories.parentOf(target);
    Directories.create(directory, durability, watch);
    for (int attempt = 0; ; attempt++) {
      Path pending = directory.resolve("." + target.getFileName() + "." + attempt + ".part");
      if (!Files.exists(pending)) {
        try {
          return new PendingFile(target, pending, durability, watch);
        } catch (FileAlreadyExistsException e) {
          // Another writer took the name between the look and the creation: the next one.
        }
      }
    }
  }

  /** Whether a name is one of a file that is not whole yet, or whose writer died. */
  static boolean isPending(String name) {
    return PENDING.matcher(name).matches();
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
          "Cannot write to " + target + ": it is closed or a write failed", spoiledBy);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, start, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      state = State.SPOILED;
      spoiledBy = e;
      throw new IOException("Cannot write " + target, e);
    }
  }

  /** Gives the file its name unless the name is taken; nobody ever sees a part of it there. */
  CreateOutcome linkIfAbsent() throws IOException {
    state = State.CLOSED;
    finishWriting();
    watch.before(StorageStep.CREATE, target.toString());
    try {
      Files.createLink(target, pending);
    } catch (FileAlreadyExistsException e) {
      return CreateOutcome.EXISTS;
    } catch (UnsupportedOperationException e) {
      throw new IOException("Cannot create " + target + ": no hard links there", e);
    } finally {
      Files.deleteIfExists(pending);
    }
    watch.after(StorageStep.CREATE, target.toString());
    Directories.sync(Directories.parentOf(target), watch);
    return CreateOutcome.CREATED;
  }

  @Override
  public void close() throws IOException {
    State before = state;
    state = State.CLOSED;
    if (before == State.OPEN) {
      finishWriting();
      publish();
    } else if (before == State.SPOILED) {
      discard();
    }
  }

  private void publish() throws IOException {
    watch.before(StorageStep.REPLACE, target.toString());
    try {
      Files.move(
          pending, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(pending);
      throw e;
    }
    watch.after(StorageStep.REPLACE, target.toString());
    if (durability == Durability.DURABLE) {
      Directories.sync(Directories.parentOf(target), watch);
    }
  }

  private void finishWriting() throws IOException {
    try {
      if (durability == Durability.DURABLE) {
        watch.before(StorageStep.SYNC, target.toString());
        channel.force(true);
        watch.after(StorageStep.SYNC, target.toString());
      }
      channel.close();
    } catch (IOException e) {
      discard();
      throw new IOException("Cannot write " + target, e);
    }
  }

  private void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(pending);
  }
}
