package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import dev.granary.storage.Glob;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What stands in a bucket. An object whose name ends with a {@code /} only says that there is a
 * directory.
 */
final class Listing {
  private static final int PAGE = 1_000;

  private final Client client;

  Listing(Client client) {
    this.client = client;
  }

  /** The objects that match, sorted by path. */
  List<StoredFile> files(GcsPath pattern) throws IOException {
    Glob glob = Glob.of(pattern.name());
    if (glob.literal().equals(pattern.name())) {
      return client.find(pattern).map(found -> file(pattern, found)).stream().toList();
    }
    List<StoredFile> files = new ArrayList<>();
    for (Blob object : objects(pattern, glob.literal(), within(glob))) {
      String name = object.getName();
      if (!name.endsWith("/") && glob.matches(name.substring(glob.base().length()))) {
        files.add(file(pattern.sibling(name), object));
      }
    }
    files.sort(Comparator.comparing(StoredFile::path));
    return files;
  }

  /** The names directly under a directory, sorted. */
  List<String> children(GcsPath directory) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    int start = directory.prefix().length();
    for (Blob object : objects(directory, directory.prefix(), BlobListOption.currentDirectory())) {
      String name = object.getName().substring(start);
      names.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    }
    names.remove("");
    return List.copyOf(names);
  }

  /** Every object below a directory, with generation and checksum. */
  List<Blob> below(GcsPath directory) throws IOException {
    return objects(directory, directory.prefix());
  }

  /** Whether any object stands below a directory, its own placeholder included. */
  boolean hasAnyBelow(GcsPath directory) throws IOException {
    return client.send(
        directory,
        () ->
            client
                .patient()
                .list(
                    directory.bucket(),
                    BlobListOption.prefix(directory.prefix()),
                    BlobListOption.pageSize(1))
                .getValues()
                .iterator()
                .hasNext());
  }

  private List<Blob> objects(GcsPath about, String prefix, BlobListOption... more)
      throws IOException {
    List<BlobListOption> options = new ArrayList<>(List.of(more));
    options.add(BlobListOption.prefix(prefix));
    options.add(BlobListOption.pageSize(PAGE));
    options.add(
        BlobListOption.fields(
            BlobField.NAME, BlobField.SIZE, BlobField.GENERATION, BlobField.CRC32C));
    return client.send(
        about,
        () -> {
          List<Blob> found = new ArrayList<>();
          client
              .patient()
              .list(about.bucket(), options.toArray(BlobListOption[]::new))
              .iterateAll()
              .forEach(found::add);
          return found;
        });
  }

  /** A pattern of names in one directory need not look into those below it. */
  private static BlobListOption[] within(Glob glob) {
    return glob.depth() == 1
        ? new BlobListOption[] {BlobListOption.currentDirectory()}
        : new BlobListOption[0];
  }

  private static StoredFile file(GcsPath path, Blob object) {
    return new StoredFile(path.toString(), object.getSize());
  }

  static BlobId idOf(Blob object) {
    return BlobId.of(object.getBucket(), object.getName(), object.getGeneration());
  }
}
