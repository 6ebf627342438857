package dev.granary.launch.shards;

import dev.granary.version.FileEntry;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Files of versions that stand elsewhere, on this machine: each once, under its SHA-256, however
 * many versions have it, and for each version a folder of links that bear its names.
 */
record ShardStore(Path root, Room room) {
  /** Tells how many bytes may still be written in a folder. */
  interface Room {
    long bytes(Path folder) throws IOException;
  }

  /** Has as much room as the disk. */
  static ShardStore in(Path root) {
    return new ShardStore(root, folder -> Files.getFileStore(folder).getUsableSpace());
  }

  /** Where the files stand. */
  Path files() {
    return root.resolve("shards");
  }

  /** Where parts of files stand until they are whole. */
  Path incoming() {
    return root.resolve("incoming");
  }

  Path file(FileEntry file) {
    return files().resolve(file.sha256().hex());
  }

  /** Reads a file that stands there, whether it is still what its name says. */
  boolean isSound(FileEntry file) throws IOException {
    try (SeekableByteChannel content = Files.newByteChannel(file(file))) {
      return CopyFile.copy(file, content, Channels.newChannel(OutputStream.nullOutputStream()))
          .isEmpty();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Fails, before anything is fetched, where the disk cannot hold what is missing. */
  void requireRoom(PublishedVersion version, long needed) throws IOException {
    Files.createDirectories(files());
    long there = room.bytes(files());
    if (needed > there) {
      throw new IOException(
          "the shards of %s %s need %,d bytes, and %s has room for %,d: make room there, or name another place with --shards-dir"
              .formatted(version.dataset(), version.number(), needed, files(), there));
    }
  }

  /**
   * The folder in which the files have the names of the version. Links, since a hard link changes
   * what is told of the file: it would count as changed whenever another version has it too.
   *
   * @param manifest by whose digest the folder is called: equal shards may have other indexes
   */
  Path layOut(Sha256 manifest, List<FileEntry> entries, Incoming parts) throws IOException {
    Path folder = root.resolve("versions").resolve(manifest.hex());
    for (FileEntry entry : entries) {
      Path link = folder.resolve(entry.path());
      Path below = Files.createDirectories(link.resolve("..").normalize());
      Path target = below.relativize(file(entry));
      if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
        Path part = Files.createSymbolicLink(parts.file("link"), target);
        Files.move(part, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }
}
