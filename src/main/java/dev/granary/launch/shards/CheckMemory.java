package dev.granary.launch.shards;

import dev.granary.version.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What was checked before, in a folder: a file for each manifest and place. It only saves work.
 * Where it cannot be read, nothing is known; where it cannot be written, that is one warning.
 */
public final class CheckMemory {
  private static final int MOST_FILES = 100;
  private static final int MOST_BYTES = 64 << 20;
  private static final Duration OLD_PART = Duration.ofDays(1);
  private static final String PART = ".part";

  private final Path folder;
  private final Clock clock;
  private final Consumer<String> warnings;
  private final boolean recalls;

  private CheckMemory(Path folder, Clock clock, Consumer<String> warnings, boolean recalls) {
    this.folder = folder;
    this.clock = clock;
    this.warnings = warnings;
    this.recalls = recalls;
  }

  /** The memory in a folder, which is made when there is something to remember. */
  public static CheckMemory in(Path folder, Clock clock, Consumer<String> warnings) {
    return new CheckMemory(folder, clock, warnings, true);
  }

  /** The same, but it knows nothing yet: what is checked now takes the place of what it knew. */
  public CheckMemory fromNothing() {
    return new CheckMemory(folder, clock, warnings, false);
  }

  Instant now() {
    return clock.instant();
  }

  CheckedFiles recall(CheckedFiles.Subject subject) {
    if (!recalls) {
      return CheckedFiles.none();
    }
    Path file = file(subject);
    try (InputStream in = Files.newInputStream(file)) {
      CheckedFiles known = CheckedFiles.read(in.readNBytes(MOST_BYTES), subject);
      noteUse(file);
      return known;
    } catch (IOException e) {
      // Not there, or not to be read: then all is checked, and written anew.
      return CheckedFiles.none();
    }
  }

  private void noteUse(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(now()));
    } catch (IOException e) {
      // What may not be written may be read all the same; it only counts as older than it is.
    }
  }

  /** Remembers files beside what is known; does nothing where there are none. */
  void remember(CheckedFiles.Subject subject, CheckedFiles known, Map<FileEntry, FileMark> more) {
    if (more.isEmpty()) {
      return;
    }
    try {
      write(file(subject), known.and(more).bytes(subject));
      removeOld();
    } catch (IOException e) {
      warnings.accept(
          "what was checked cannot be remembered in %s (%s), so the next launch reads all again; name another folder in GRANARY_CACHE"
              .formatted(folder, e));
    }
  }

  private Path file(CheckedFiles.Subject subject) {
    return folder.resolve(subject.fileName());
  }

  private void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".", PART);
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Keeps those that were of use last. */
  private void removeOld() throws IOException {
    List<Path> whole = new ArrayList<>();
    FileTime old = FileTime.from(now().minus(OLD_PART));
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (!entry.toString().endsWith(PART)) {
          whole.add(entry);
        } else if (lastUse(entry).compareTo(old) < 0) {
          Files.deleteIfExists(entry);
        }
      }
    }
    if (whole.size() > MOST_FILES) {
      Map<Path, FileTime> uses = new HashMap<>();
      for (Path file : whole) {
        uses.put(file, lastUse(file));
      }
      whole.sort(Comparator.comparing(uses::get));
      for (Path file : whole.subList(0, whole.size() - MOST_FILES)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Another launch may have removed it meanwhile. */
  private static FileTime lastUse(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException e) {
      return FileTime.from(Instant.EPOCH);
    }
  }
}
