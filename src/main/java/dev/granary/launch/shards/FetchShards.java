package dev.granary.launch.shards;

import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Finding;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import dev.granary.version.UntrustedShards;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Brings shards of a version that stands in a bucket to this machine, checked on their way. What is
 * there already is not fetched again; what was fetched before a crash stays.
 */
public final class FetchShards {
  private final Storage storage;
  private final ShardStore store;
  private final CheckMemory memory;
  private final Listener listener;

  FetchShards(Storage storage, ShardStore store, CheckMemory memory, Listener listener) {
    this.storage = storage;
    this.store = store;
    this.memory = memory;
    this.listener = listener;
  }

  /** Hears of what will take its time. */
  public interface Listener {
    /** Only where there is anything to fetch. */
    void begins(int files, long bytes);
  }

  /** Keeps the files below a folder, which is made. */
  public static FetchShards into(
      Path root, Storage storage, CheckMemory memory, Listener listener) {
    Path absolute = root.toAbsolutePath().normalize();
    return new FetchShards(storage, ShardStore.in(absolute), memory, listener);
  }

  /**
   * What came of it; a shard and its index are two files.
   *
   * @param folder in which the files have the names of the version
   * @param bytes how much was fetched
   * @param read files that were there, and were read to see whether they are sound
   * @param known files that were there, and had been checked before
   */
  public record Fetched(Path folder, int fetched, long bytes, int read, int known) {}

  /** Fails with {@link UntrustedShards} unless each of the shards is what was published. */
  public Fetched fetch(PublishedVersion version, List<Shard> shards) throws IOException {
    Sha256 manifest = version.event().digests().manifest();
    List<FileEntry> all =
        shards.stream().flatMap(shard -> Stream.of(shard.data(), shard.index())).toList();
    CheckedFiles.Subject subject = new CheckedFiles.Subject(manifest, store.files().toString());
    CheckedFiles known = memory.recall(subject);
    Standing standing = new StandingFiles(store, memory.now()).among(all, known);
    store.requireRoom(version, standing.missingBytes());
    if (!standing.missing().isEmpty()) {
      listener.begins(standing.missing().size(), standing.missingBytes());
    }
    try (Incoming parts = Incoming.below(store.incoming())) {
      List<Finding> findings = fetch(version, standing.missing(), parts);
      memory.remember(subject, known, soundNow(standing, findings));
      if (!findings.isEmpty()) {
        throw new UntrustedShards(version, findings);
      }
      Path folder = store.layOut(manifest, all, parts);
      return new Fetched(
          folder,
          standing.missing().size(),
          standing.missingBytes(),
          standing.read(),
          standing.known());
    }
  }

  private List<Finding> fetch(PublishedVersion version, List<FileEntry> missing, Incoming parts)
      throws IOException {
    List<Callable<Optional<Finding>>> work = new ArrayList<>();
    for (FileEntry file : missing) {
      work.add(() -> fetch(version.directory() + "/" + file.path(), file, parts));
    }
    return AtOnce.all(work).stream().flatMap(Optional::stream).toList();
  }

  private Optional<Finding> fetch(String from, FileEntry file, Incoming parts) throws IOException {
    Path part = parts.file(file.sha256().hex());
    try (SeekableByteChannel content = storage.open(from)) {
      Optional<Finding> finding = written(file, content, part);
      if (finding.isEmpty()) {
        Files.move(
            part,
            store.file(file),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      return finding;
    } catch (NoSuchFileException gone) {
      if (from.equals(gone.getFile())) {
        return Optional.of(new Finding.Missing(file.path()));
      }
      throw gone;
    }
  }

  /** Not before the bytes are on the disk is a file what its name says, whatever happens then. */
  private static Optional<Finding> written(FileEntry file, SeekableByteChannel from, Path part)
      throws IOException {
    try (FileChannel to =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Optional<Finding> finding = CopyFile.copy(file, from, to);
      to.force(true);
      return finding;
    }
  }

  /** What this process wrote under a name that nobody knew needs no time to settle. */
  private Map<FileEntry, FileMark> soundNow(Standing standing, List<Finding> findings)
      throws IOException {
    Map<FileEntry, FileMark> sound = new LinkedHashMap<>(standing.sound());
    List<String> bad = findings.stream().map(Finding::file).toList();
    for (FileEntry file : standing.missing()) {
      if (!bad.contains(file.path())) {
        FileMark.of(store.file(file)).ifPresent(mark -> sound.put(file, mark));
      }
    }
    return sound;
  }
}
