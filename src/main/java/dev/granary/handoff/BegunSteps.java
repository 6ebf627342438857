package dev.granary.handoff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The step that a worker has begun, in a file of eight bytes that it maps: so it costs nothing to
 * tell of every step, and what was told outlives a worker that is killed.
 */
public final class BegunSteps {
  private static final String FOLDER = "begun";
  private static final int NONE = -1;

  private final MappedByteBuffer step;

  private BegunSteps(MappedByteBuffer step) {
    this.step = step;
  }

  /** Goes on with the file of a process, where there is one. */
  public static BegunSteps of(Path training, int process) throws IOException {
    Path file = training.resolve(FOLDER).resolve("process-" + process);
    Files.createDirectories(training.resolve(FOLDER));
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() < Long.BYTES) {
        // Written and not only mapped, so that a full disk is an exception and no signal.
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(NONE).flip(), 0);
      }
      return new BegunSteps(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
    }
  }

  /** Tells that a step begins: from here on its records count as read. */
  public void begin(long begun) {
    if (begun > step.getLong(0)) {
      step.putLong(0, begun);
    }
  }

  /** How many steps some process of a training has begun, counted from its beginning. */
  public static long most(Path training) throws IOException {
    long most = NONE;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(training.resolve(FOLDER))) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        most = Math.max(most, bytes.length < Long.BYTES ? NONE : ByteBuffer.wrap(bytes).getLong());
      }
    } catch (NoSuchFileException none) {
      // No worker came so far.
    }
    return most + 1;
  }
}
