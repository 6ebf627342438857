package dev.granary.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkpoints of a training, each in a directory that appears whole or not at all. The file
 * {@code latest} names the newest; it is moved last.
 */
final class Checkpoints {
  private static final int KEPT = 3;
  private static final String PREFIX = "step-";
  private static final String LATEST = "latest";
  private static final String STATE = "state.bin";
  private static final String DESCRIPTION = "checkpoint.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final String identity;
  private final List<Parameter> parameters;
  private final Consumer<String> warnings;

  /** The identity tells one training from another, whatever the number of its workers. */
  Checkpoints(
      Path directory, String identity, List<Parameter> parameters, Consumer<String> warnings) {
    this.directory = directory;
    this.identity = identity;
    this.parameters = parameters;
    this.warnings = warnings;
  }

  Path save(Checkpoint checkpoint) throws IOException {
    Path whole = directory.resolve(PREFIX + "%08d".formatted(checkpoint.step()));
    Path part = directory.resolve("." + whole.getFileName() + ".part");
    Disk.delete(part);
    Files.createDirectories(part);
    byte[] state = bytes(checkpoint.state());
    Disk.write(part.resolve(STATE), state);
    Disk.write(part.resolve(DESCRIPTION), description(checkpoint, state));
    Disk.delete(whole);
    Disk.move(part, whole);
    Disk.replace(
        directory.resolve(LATEST), (whole.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
    for (Path old : newestFirst().stream().skip(KEPT).toList()) {
      Disk.delete(old);
    }
    return whole;
  }

  /** The newest that is sound. Says of each that is not, and of none that stands before. */
  Optional<Checkpoint> newest() throws IOException {
    List<Path> candidates = newestFirst();
    for (Path candidate : candidates) {
      try {
        return Optional.of(read(candidate));
      } catch (IOException e) {
        warnings.accept(
            "The checkpoint " + candidate + " is damaged, so the one before is taken: " + e);
      }
    }
    if (!candidates.isEmpty()) {
      warnings.accept("No checkpoint in " + directory + " is sound: training begins anew");
    }
    return Optional.empty();
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
          .sorted(Comparator.<Path>reverseOrder())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private Checkpoint read(Path whole) throws IOException {
    JsonNode description = JSON.readTree(Files.readAllBytes(whole.resolve(DESCRIPTION)));
    byte[] state = Files.readAllBytes(whole.resolve(STATE));
    if (!description.path("sha256").asText().equals(digest(state))) {
      throw new IOException("its digest differs");
    }
    if (!description.path("training").asText().equals(identity)) {
      throw WorkerFailed.of(
          FailureKind.SETTINGS,
          "%s is of another training: other data, order, model or settings. Choose another directory"
              .formatted(whole));
    }
    float[] values = new float[state.length / Float.BYTES];
    ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Checkpoint(description.path("step").asLong(), values);
  }

  private byte[] description(Checkpoint checkpoint, byte[] state) throws IOException {
    ObjectNode json =
        JSON.createObjectNode()
            .put("formatVersion", 1)
            .put("step", checkpoint.step())
            .put("training", identity)
            .put("bytes", state.length)
            .put("sha256", digest(state));
    for (Parameter parameter : parameters) {
      json.withArray("weights")
          .addObject()
          .put("name", parameter.name())
          .put("rows", parameter.rows())
          .put("columns", parameter.columns())
          .put("offset", parameter.offset());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** Tells states apart: workers that hold the same weights tell the same. */
  static String digest(float[] state) {
    return digest(bytes(state));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
