package dev.granary.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import dev.granary.version.Candidate;
import dev.granary.version.Draft;
import dev.granary.version.NumberedFiles;
import dev.granary.version.PublishOutcome;
import dev.granary.version.PublisherOf;
import dev.granary.version.Stamp;
import dev.granary.version.VersionNumber;
import dev.granary.version.Versions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A publisher in a process of its own, which does what it is told on standard input: {@code TRIES
 * DOOR PLACE} publishes the first version of the place again. With a door it stands still before it
 * creates its first entry, says so, and waits for one more line.
 */
final class RivalMain {
  static final String AT_THE_DOOR = "at the door";

  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, UTF_8));
  private static final List<String> NUMBERED =
      List.of("dataset_info.json", "report.json", "report.html");
  private static final String FIRST = "1.0.0";

  private RivalMain() {}

  public static void main(String[] arguments) throws IOException {
    int published = 0;
    for (String line = IN.readLine(); line != null; line = IN.readLine()) {
      String[] words = line.split(" ", 3);
      StorageWatch watch = words[1].equals("door") ? new Door() : StorageWatch.NONE;
      Place place = new Place(Path.of(words[2]));
      String name = ProcessHandle.current().pid() + "-" + published++;
      System.out.println(publish(Integer.parseInt(words[0]), watch, place, name));
    }
  }

  private static String publish(int tries, StorageWatch watch, Place place, String name)
      throws IOException {
    String root = place.dataset().getParent().toString();
    Versions versions = Versions.of(new LocalStorage(), root, SmallStrikes.DATASET);
    Draft draft = versions.manifest(versions.resolve(FIRST)).draft();
    Path first = place.dataset().resolve(FIRST);
    Path run = Files.createDirectories(place.dataset().resolve("_runs").resolve(name));
    Path staging = new Place(first).copiedTo(run.resolve("staging")).folder();
    Files.delete(staging.resolve("manifest.json"));
    PublishOutcome outcome =
        PublisherOf.tries(tries, new LocalStorage(watch), root)
            .publish(
                new Candidate(staging.toString(), 1, 0, draft),
                new Stamp(Instant.now(), "rival/" + name),
                numbered(first));
    return outcome.getClass().getSimpleName();
  }

  /** The files that tell the version's number, as those of the first version but for that. */
  private static NumberedFiles numbered(Path first) {
    return number -> {
      Map<String, byte[]> files = new TreeMap<>();
      NUMBERED.forEach(file -> files.put(file, renumbered(first.resolve(file), number)));
      return files;
    };
  }

  private static byte[] renumbered(Path file, VersionNumber number) {
    try {
      String text =
          Files.readString(file).replace('"' + FIRST + '"', '"' + number.toString() + '"');
      return text.getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands before the first entry until it is opened. */
  private static final class Door implements StorageWatch {
    private boolean open;

    @Override
    public void before(StorageStep step, String path) throws IOException {
      if (step == StorageStep.CREATE && !open) {
        System.out.println(AT_THE_DOOR);
        IN.readLine();
        open = true;
      }
    }

    @Override
    public void after(StorageStep step, String path) {}
  }
}
