package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.Schema;
import dev.granary.spec.pbtxt.BadSchemaFile;
import dev.granary.spec.pbtxt.SchemaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a schema that stands in a file of TensorFlow Data Validation. */
final class SchemaFileKeys {
  static final Key<String> FILE =
      Key.optional(
          "file",
          Text.PATH,
          "Instead of fields: a schema.pbtxt of TensorFlow Data Validation, from the spec's"
              + " folder.");
  private static final Key<String> ENVIRONMENT =
      Key.optional(
          "environment",
          Text.FILLED,
          "Which environment of that file holds, where it tells some apart, such as TRAINING.");

  static final Section<DeclaredSchema> SECTION =
      Section.of(List.of(FILE, ENVIRONMENT), SchemaFileKeys::build).checking(SchemaFileKeys::check);

  private static final int MOST_BYTES = 1 << 24;

  private SchemaFileKeys() {}

  private static void check(Found found) {
    read(found)
        .ifPresent(
            file -> {
              Map<String, Optional<Field>> fields = new LinkedHashMap<>();
              file.fields().forEach(field -> fields.put(field.name(), Optional.of(field)));
              found.names().declareFields(fields);
            });
  }

  private static Optional<SchemaFile> read(Found found) {
    Optional<String> path = found.maybe(FILE);
    return path.flatMap(written -> content(written, found))
        .flatMap(
            text -> {
              try {
                return Optional.of(SchemaFile.read(text, found.maybe(ENVIRONMENT)));
              } catch (BadSchemaFile e) {
                found.at(FILE).refuse("cannot be used: " + path.get() + ", " + e.getMessage());
                return Optional.empty();
              }
            });
  }

  private static Optional<String> content(String written, Found found) {
    Path file = Path.of(found.where().reading().resolve(written));
    try {
      if (Files.size(file) > MOST_BYTES) {
        found.at(FILE).refuse("is longer than 16 MiB: " + written);
        return Optional.empty();
      }
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      found.at(FILE).refuse("does not exist: " + written);
    } catch (IOException e) {
      found.at(FILE).refuse("cannot be read as text: " + written);
    }
    return Optional.empty();
  }

  private static DeclaredSchema build(Found found) {
    SchemaFile file = read(found).orElseThrow();
    String text = content(found.value(FILE), found).orElseThrow();
    return new DeclaredSchema(new Schema(file.fields()), Optional.of(file), digest(text));
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
