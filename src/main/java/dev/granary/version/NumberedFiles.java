package dev.granary.version;

import java.util.Map;

/** Files of a version that tell its number, which is known only when it is published. */
@FunctionalInterface
public interface NumberedFiles {
  /** No such files. */
  NumberedFiles NONE = number -> Map.of();

  /** The content of each file, by its path in the version; asked again where a number was taken. */
  Map<String, byte[]> of(VersionNumber number);
}
