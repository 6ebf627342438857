package dev.granary.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/** One YAML file, read whole against a description of its keys. */
final class YamlFile {
  static final int MOST_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private YamlFile() {}

  static <T> Value<T> read(Path file, Section<T> shape) {
    return read(file, load(file), shape);
  }

  /** As {@link #read(Path, Section)}, of a text that is at hand: paths are told from the file's. */
  static <T> Value<T> read(Path file, String text, Section<T> shape) {
    Reading reading = new Reading(file);
    Node root = tree(file, text);
    Optional<Value<T>> value = shape.read(root, Where.root(reading, root.at()));
    if (reading.problems() > 0) {
      throw reading.refusal();
    }
    return value.orElseThrow();
  }

  static String load(Path file) {
    try {
      return text(bytes(file));
    } catch (BadYaml e) {
      throw new BadSpec(List.of(e.in(file.toString())));
    }
  }

  private static Node tree(Path file, String text) {
    try {
      return YamlTree.of(text);
    } catch (BadYaml e) {
      throw new BadSpec(List.of(e.in(file.toString())));
    }
  }

  private static byte[] bytes(Path file) throws BadYaml {
    if (Files.isDirectory(file)) {
      throw new BadYaml(Position.WHOLE_FILE, "is a folder, not a file", "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new BadYaml(Position.WHOLE_FILE, "is longer than 1 MiB", "");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new BadYaml(Position.WHOLE_FILE, "does not exist", "");
    } catch (IOException e) {
      throw new BadYaml(Position.WHOLE_FILE, "cannot be read: " + e, "");
    }
  }

  private static String text(byte[] bytes) throws BadYaml {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadYaml(Position.WHOLE_FILE, "is not UTF-8", "save it as UTF-8");
    }
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    refuseControls(plain);
    return plain;
  }

  private static void refuseControls(String text) throws BadYaml {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (!StreamReader.isPrintable(character)) {
        throw new BadYaml(
            new Position(line, column),
            String.format("holds the control character U+%04X", character),
            "remove it");
      }
      column = character == '\n' ? 1 : column + 1;
      line += character == '\n' ? 1 : 0;
    }
  }
}
