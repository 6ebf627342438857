package dev.granary.tag;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One feature of an example.
 *
 * @param field the place in the schema of the field that it is made of
 * @param missing what is written where the value is missing, as text: for a CLASS, one of the
 *     classes or {@code -1}, which TFDS reads as "no class"; absent: the feature is left out
 * @param classes for a CLASS, every text that can occur, in order; else empty
 */
public record FeatureColumn(
    String name, int field, Encoding encoding, @Nullable String missing, List<String> classes)
    implements Serializable {
  private static final String LABEL_FILE_SUFFIX = ".labels.txt";

  public FeatureColumn {
    classes = List.copyOf(classes);
  }

  Optional<String> missingText() {
    return Optional.ofNullable(missing);
  }

  /** The file in which TFDS looks for the names of the classes. */
  String labelFile() {
    return name.replace('/', '.') + LABEL_FILE_SUFFIX;
  }
}
