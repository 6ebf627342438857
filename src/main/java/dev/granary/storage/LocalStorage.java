package dev.granary.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of this machine, or of a disk that several machines mount. Needs a POSIX file system with
 * hard links: without them {@link #createIfAbsent} fails rather than being less than atomic.
 *
 * @param confined the directories in which no link is followed
 */
public record LocalStorage(StorageWatch watch, List<String> confined) implements Storage {
  private static final int BUFFER = 1 << 16;

  public LocalStorage {
    confined = List.copyOf(confined);
  }

  /** Storage that goes wherever links lead. */
  public LocalStorage(StorageWatch watch) {
    this(watch, List.of());
  }

  /** Storage that nobody watches, and that goes wherever links lead. */
  public LocalStorage() {
    this(StorageWatch.NONE);
  }

  @Override
  public LocalStorage confinedTo(String directory) {
    return new LocalStorage(watch, confinement().and(directory).directories());
  }

  @Override
  public List<StoredFile> list(String pattern) throws IOException {
    return LocalGlob.of(pattern).files(confinement());
  }

  @Override
  public List<String> children(String directory) throws IOException {
    Path path = at(directory);
    if (!exists(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !PendingFile.isPending(name))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException("Cannot list " + directory, e.getCause());
    }
  }

  @Override
  public StoredFile describe(String path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(at(path), BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(path, null, "is not a file");
    }
    return new StoredFile(path, attributes.size());
  }

  @Override
  public boolean exists(String path) throws IOException {
    try {
      Files.readAttributes(at(path), BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public SeekableByteChannel open(String path) throws IOException {
    describe(path);
    return Files.newByteChannel(Path.of(path));
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    try (InputStream in = Channels.newInputStream(open(path))) {
      byte[] content = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new IOException(path + " is longer than the " + limit + " bytes expected of it");
      }
      return content;
    }
  }

  @Override
  public OutputStream create(String path, Durability durability) throws IOException {
    return new BufferedOutputStream(PendingFile.open(at(path), durability, watch), BUFFER);
  }

  @Override
  public CreateOutcome createIfAbsent(String path, byte[] content) throws IOException {
    Path target = at(path);
    if (Files.exists(target, NOFOLLOW_LINKS)) {
      return CreateOutcome.EXISTS;
    }
    try (PendingFile pending = PendingFile.open(target, Durability.DURABLE, watch)) {
      pending.write(content);
      return pending.linkIfAbsent();
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path source = at(from);
    Path target = at(to);
    if (!Files.readAttributes(source, BasicFileAttributes.class, NOFOLLOW_LINKS).isDirectory()) {
      throw new NotDirectoryException(from);
    }
    if (Files.exists(target, NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to);
    }
    Directories.create(Directories.parentOf(target), Durability.DURABLE, watch);
    watch.before(StorageStep.MOVE, to);
    rename(source, target);
    watch.after(StorageStep.MOVE, to);
    Directories.sync(Directories.parentOf(target), watch);
    Directories.sync(Directories.parentOf(source), watch);
  }

  @Override
  public void delete(String path) throws IOException {
    Path root = confinement().checkAbove(Path.of(path));
    if (Files.exists(root, NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, new Removal(watch));
    }
  }

  @Override
  public void sweep(String directory, Instant begunBefore) throws IOException {
    Path root = at(directory);
    if (Files.isDirectory(root, NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, new Sweep(FileTime.from(begunBefore), watch));
    }
  }

  private Confinement confinement() {
    return new Confinement(confined);
  }

  /** The path, if it may be used. */
  private Path at(String path) throws IOException {
    return confinement().check(Path.of(path));
  }

  /** The system replaces at most an empty directory, so who loses a race loses no file. */
  private static void rename(Path source, Path target) throws IOException {
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (e instanceof DirectoryNotEmptyException || Files.exists(target, NOFOLLOW_LINKS)) {
        FileAlreadyExistsException taken = new FileAlreadyExistsException(target.toString());
        taken.initCause(e);
        throw taken;
      }
      throw e;
    }
  }
}
