package dev.granary.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Example;

/** What a published version holds, read with nothing of Granary. */
public final class PublishedExamples {
  private PublishedExamples() {}

  /** All examples of a version whose shards are not packed, in no order. */
  public static List<Example> of(Path version) throws IOException {
    List<Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(version)) {
      for (Path file : files.filter(path -> path.toString().matches(".*-of-\\d+")).toList()) {
        ByteBuffer frames = ByteBuffer.wrap(Files.readAllBytes(file));
        frames.order(ByteOrder.LITTLE_ENDIAN);
        while (frames.hasRemaining()) {
          byte[] example = new byte[(int) frames.getLong()];
          frames.getInt();
          frames.get(example);
          frames.getInt();
          examples.add(Example.parseFrom(example));
        }
      }
    }
    return examples;
  }
}
