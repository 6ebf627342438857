package dev.granary.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that was visible of a dataset at one time: the digest of every entry and of every file of
 * every visible version, by path.
 */
public record Snapshot(SortedMap<String, String> files) {
  public Snapshot {
    files = new TreeMap<>(files);
  }

  /** Looks at a dataset, which may not exist yet. */
  public static Snapshot of(Path dataset) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Collection<Entry> standing = History.read(dataset, new Findings()).standing().values();
    for (String name : new Folder(dataset.resolve(History.DIRECTORY)).children()) {
      if (!Leftovers.isHalfWritten(name)) {
        put(files, dataset, History.DIRECTORY + "/" + name);
      }
    }
    for (Entry entry : standing) {
      Path folder = dataset.resolve(entry.text("path"));
      for (String file : new Folder(folder).files()) {
        put(files, dataset, entry.text("path") + "/" + file);
      }
    }
    return new Snapshot(files);
  }

  /** Reads what {@link #write} wrote. */
  public static Snapshot read(Path file) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Map<?, ?> read = new ObjectMapper().readValue(file.toFile(), Map.class);
    read.forEach((path, sha256) -> files.put((String) path, (String) sha256));
    return new Snapshot(files);
  }

  /** Keeps the snapshot for a checker in another process. */
  public void write(Path file) throws IOException {
    new ObjectMapper().writeValue(file.toFile(), files);
  }

  /** How many entries the history had. */
  int entries() {
    return (int) files.keySet().stream().filter(Snapshot::isEntry).count();
  }

  /** Whether an entry was there already. */
  boolean holds(Entry entry) {
    return files.containsKey(Entry.path(entry.sequence()));
  }

  /** Complains of what is gone or has changed, unless the history says that it was collected. */
  void check(Path dataset, History history, Findings findings) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      String path = file.getKey();
      String version = path.substring(0, path.indexOf('/'));
      if (isEntry(path) || history.standing().containsKey(version)) {
        Path standing = dataset.resolve(path);
        String found = Files.exists(standing) ? Digest.ofFile(standing) : "none";
        findings.same(Rule.LINEAR, path, "as before, SHA-256", file.getValue(), found);
      } else if (!history.published().containsKey(version)) {
        findings.add(Rule.LINEAR, path, "a version that was visible before", "no entry of it");
      }
    }
  }

  private static boolean isEntry(String path) {
    return path.startsWith(History.DIRECTORY + "/");
  }

  private static void put(Map<String, String> files, Path dataset, String path) throws IOException {
    files.put(path, Digest.ofFile(dataset.resolve(path)));
  }
}
