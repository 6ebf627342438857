package dev.granary.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A hand-off as a file. Equal ones have equal bytes. */
public final class HandoffJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private HandoffJson() {}

  /**
   * Passes over fields that it does not know.
   *
   * @throws InvalidHandoff where it is of another format, lacks something or contradicts itself
   */
  public static Handoff read(Path file) throws IOException {
    try {
      return of(JSON.readTree(Files.readAllBytes(file)), file.toString());
    } catch (JsonProcessingException e) {
      throw new InvalidHandoff(file.toString(), e.getOriginalMessage(), e);
    }
  }

  /**
   * One that is a part of another document.
   *
   * @param file where the document stands, for messages
   */
  public static Handoff of(JsonNode tree, String file) throws IOException {
    try {
      JsonNode version = tree.path("formatVersion");
      if (!version.isInt() || version.intValue() != Handoff.FORMAT_VERSION) {
        throw new InvalidHandoff(
            file,
            "its formatVersion is %s, and this Granary reads %d"
                .formatted(version.isMissingNode() ? "missing" : version, Handoff.FORMAT_VERSION),
            null);
      }
      return JSON.treeToValue(tree, Handoff.class);
    } catch (JsonProcessingException e) {
      throw new InvalidHandoff(file, e.getOriginalMessage(), e);
    }
  }

  /** To be a part of another document. */
  public static JsonNode tree(Handoff handoff) {
    return JSON.valueToTree(handoff);
  }

  public static void write(Handoff handoff, Path file) throws IOException {
    Files.write(file, bytes(handoff));
  }

  /** Two spaces of indentation, keys in the order of the format, one newline at the end. */
  public static byte[] bytes(Handoff handoff) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    return (JSON.writer(printer).writeValueAsString(handoff) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
