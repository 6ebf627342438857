package dev.granary.launch.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a file system tells of a file that it would tell otherwise after a change: length, times,
 * place. The time of the last change of its node counts, where it is told, since nobody can put
 * that back.
 *
 * @param text without blanks; equal for equal marks
 * @param changed when the file was changed last, as far as that is told
 */
record FileMark(String text, Instant changed) {
  /** Within the grain of a clock, a file may change and keep its mark. */
  private static final Duration GRAIN = Duration.ofSeconds(2);

  /** Whether the file had kept still for long enough by then. */
  boolean isSettledAt(Instant moment) {
    return !changed.isAfter(moment.minus(GRAIN));
  }

  /** None where nothing stands there that is a file itself, rather than a link to one. */
  static Optional<FileMark> of(Path file) throws IOException {
    try {
      Map<String, Object> told = attributes(file);
      if (!Boolean.TRUE.equals(told.get("isRegularFile"))) {
        return Optional.empty();
      }
      String text =
          Stream.of("size", "lastModifiedTime", "ctime", "dev", "ino")
              .map(name -> word(told.get(name)))
              .collect(Collectors.joining(":"));
      Object changed = told.get(told.containsKey("ctime") ? "ctime" : "lastModifiedTime");
      return Optional.of(
          new FileMark(text, ((FileTime) Objects.requireNonNull(changed)).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> attributes(Path file) throws IOException {
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return Files.readAttributes(file, isUnix ? "unix:*" : "*", LinkOption.NOFOLLOW_LINKS);
  }

  private static String word(@Nullable Object told) {
    return told instanceof FileTime time
        ? Long.toString(time.to(TimeUnit.NANOSECONDS))
        : String.valueOf(told);
  }
}
