package dev.granary.lineage;

import static java.util.stream.Collectors.toSet;

import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Manifest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the files of a version's lineage are called; parts are numbered from 0 without a gap. */
public final class LineageFiles {
  /** Where all of it lies, by directory. */
  public static final List<String> DIRECTORIES =
      List.of("ledger", "clusters", "quarantine", "decontamination");

  private static final String LEDGER = "ledger";
  private static final String QUARANTINE = "quarantine";
  private static final String PART = "part";
  private static final String PLACES = "places";

  private LineageFiles() {}

  /** The path of a part of the ledger. Parts hold ranges of ids that ascend and do not overlap. */
  public static String ledger(String versionDirectory, int part) {
    return path(versionDirectory, LEDGER, PART, part);
  }

  /** The path of a part of the places, which ascend by file and line and do not overlap. */
  public static String places(String versionDirectory, int part) {
    return path(versionDirectory, LEDGER, PLACES, part);
  }

  public static String clusters(String versionDirectory, int part) {
    return path(versionDirectory, "clusters", PART, part);
  }

  /** The path of a part of the evidence that records hold evaluation items. */
  public static String decontamination(String versionDirectory, int part) {
    return String.format(
        Locale.ROOT, "%s/decontamination/%s-%05d.jsonl", versionDirectory, PART, part);
  }

  public static String quarantine(String versionDirectory, int part) {
    return path(versionDirectory, QUARANTINE, PART, part);
  }

  /** The parts of the ledger that a version should have, in order. */
  public static List<FileEntry> ledgerIn(Manifest manifest) {
    return partsIn(manifest, LEDGER);
  }

  static List<FileEntry> quarantineIn(Manifest manifest) {
    return partsIn(manifest, QUARANTINE);
  }

  /** The parts of the quarantine that stand in a run's folder, in order. */
  static List<String> quarantineOf(Storage storage, String runDirectory) throws IOException {
    String directory = runDirectory + "/" + QUARANTINE;
    Pattern name = Pattern.compile(PART + "-\\d{5,}\\.parquet");
    return storage.children(directory).stream()
        .filter(child -> name.matcher(child).matches())
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .map(child -> directory + "/" + child)
        .toList();
  }

  private static List<FileEntry> partsIn(Manifest manifest, String directory) {
    Pattern path = Pattern.compile(directory + "/" + PART + "-\\d{5,}\\.parquet");
    return manifest.files().stream()
        .filter(file -> path.matcher(file.path()).matches())
        .sorted(
            Comparator.comparingInt((FileEntry file) -> file.path().length())
                .thenComparing(FileEntry::path))
        .toList();
  }

  static List<String> ledgerOf(Storage storage, String versionDirectory) throws IOException {
    return partsOf(storage, versionDirectory, PART);
  }

  static List<String> placesOf(Storage storage, String versionDirectory) throws IOException {
    return partsOf(storage, versionDirectory, PLACES);
  }

  private static List<String> partsOf(Storage storage, String versionDirectory, String prefix)
      throws IOException {
    String directory = versionDirectory + "/" + LEDGER;
    Pattern name = Pattern.compile(prefix + "-\\d{5,}\\.parquet");
    Set<String> found =
        storage.children(directory).stream()
            .filter(child -> name.matcher(child).matches())
            .map(child -> directory + "/" + child)
            .collect(toSet());
    List<String> expected =
        IntStream.range(0, Math.max(1, found.size()))
            .mapToObj(part -> path(versionDirectory, LEDGER, prefix, part))
            .toList();
    for (String path : expected) {
      if (!found.contains(path)) {
        throw new NoSuchFileException(path, null, "the ledger of this version is not whole");
      }
    }
    return expected;
  }

  private static String path(String versionDirectory, String directory, String prefix, int part) {
    return String.format(
        Locale.ROOT, "%s/%s/%s-%05d.parquet", versionDirectory, directory, prefix, part);
  }
}
