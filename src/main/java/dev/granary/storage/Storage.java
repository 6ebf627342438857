package dev.granary.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/**
 * Files under paths with {@code /} between their parts. Implementations are immutable and travel to
 * workers. Every method fails with an {@link IOException} that names the path.
 *
 * <p>Where a storage holds objects and no directories, a directory is what the names of objects
 * begin with, and it is there as long as an object is.
 */
public interface Storage extends Serializable {

  /**
   * This storage, which in a directory follows no symbolic link: where the directory, or anything
   * below it that is named, is one, an operation fails with {@link LinkRefused} and does nothing. A
   * link is removed like a file. What stands above the directory may be a link. Storage that knows
   * no links is so confined everywhere.
   */
  default Storage confinedTo(String directory) {
    return this;
  }

  /**
   * The files that match, sorted by path; {@code *} and {@code ?} do not cross a {@code /}, {@code
   * **} does. A pattern without wildcards that names no file gives an empty list.
   */
  List<StoredFile> list(String pattern) throws IOException;

  /** The names directly under a directory, sorted; empty where there is no such directory. */
  List<String> children(String directory) throws IOException;

  /** Fails with {@link java.nio.file.NoSuchFileException} where there is no such file. */
  StoredFile describe(String path) throws IOException;

  boolean exists(String path) throws IOException;

  /**
   * Opens for reading at any position; the caller closes. A storage of objects stays with the one
   * that it opened, and holds what is read from start to end against its checksum.
   */
  SeekableByteChannel open(String path) throws IOException;

  /** The whole of a small file; fails where it is longer than {@code limit}. */
  byte[] read(String path, int limit) throws IOException;

  /**
   * A new file that appears whole, under its name, when the stream is closed, replacing what stood
   * there; a writer that dies leaves nothing under that name. Directories are made as needed. A
   * storage that is reached over a network compares a checksum of what was written with one of what
   * it has, and fails where they differ; what stood there before may be gone then.
   */
  OutputStream create(String path, Durability durability) throws IOException;

  /**
   * Writes a small file that must not exist yet: of all who try, one succeeds. Durable. Whose
   * answer is lost on the way gets an exception: it may have succeeded, and can read what stands
   * there.
   */
  CreateOutcome createIfAbsent(String path, byte[] content) throws IOException;

  /**
   * Gives a directory another name, durably. Fails with {@link
   * java.nio.file.FileAlreadyExistsException} where the new name is taken: of all who try for a
   * name, one gets it.
   *
   * <p>A disk does it in one step. A storage of objects does not: it claims the name, copies, and
   * removes the sources when every copy is whole. A failure or a crash between leaves a name that
   * is taken and holds a part or all of the files; until every copy is whole the sources are all
   * there. So nobody may take a directory for whole because it has its name.
   */
  void move(String from, String to) throws IOException;

  /** Removes a file or a directory with all in it; content that is not there is no failure. */
  void delete(String path) throws IOException;

  /**
   * Removes what writers that died left of files that never got their names, in a directory and
   * below, if it was begun before an instant. Of a writer that is at work it spoils the file.
   */
  void sweep(String directory, Instant begunBefore) throws IOException;
}
