package dev.granary.handoff;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class HandoffJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private HandoffJson() {}

  public static Handoff read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), Handoff.class);
  }

  public static void write(Handoff handoff, Path file) throws IOException {
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(handoff));
  }
}
