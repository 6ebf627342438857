package dev.granary.train;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/** A file of numbers over steps, as TensorBoard reads it. */
final class EventFile implements Closeable {
  private static final int HEAD = 12;

  private final Path file;
  private final OutputStream out;
  private final InstantSource clock;

  private EventFile(Path file, OutputStream out, InstantSource clock) {
    this.file = file;
    this.out = out;
    this.clock = clock;
  }

  /** What older files say of that step and later ones no longer holds. */
  static EventFile open(Path directory, long step, InstantSource clock) throws IOException {
    Files.createDirectories(directory);
    Path file =
        directory.resolve(
            "events.out.tfevents.%010d.%d"
                .formatted(clock.instant().getEpochSecond(), ProcessHandle.current().pid()));
    EventFile events =
        new EventFile(
            file,
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            clock);
    events.write(Event.newBuilder().setFileVersion("brain.Event:2"));
    events.write(
        Event.newBuilder()
            .setStep(step)
            .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START)));
    return events;
  }

  void add(long step, Map<String, Double> values) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) ->
            summary.addValue(
                Summary.Value.newBuilder().setTag(tag).setSimpleValue(value.floatValue())));
    write(Event.newBuilder().setStep(step).setSummary(summary));
  }

  private void write(Event.Builder event) throws IOException {
    byte[] payload =
        event.setWallTime(clock.instant().toEpochMilli() / 1000.0).build().toByteArray();
    ByteBuffer frame =
        ByteBuffer.allocate(HEAD + payload.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(payload.length);
    frame.putInt(MaskedCrc.of(frame.array(), 0, Long.BYTES));
    frame.put(payload);
    frame.putInt(MaskedCrc.of(payload, 0, payload.length));
    try {
      out.write(frame.array());
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
