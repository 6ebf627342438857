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

  /** Opens for reading at any position; the caller closes. */
  SeekableByteChannel open(String path) throws IOException;

  /** The whole of a small file; fails where it is longer than {@code limit}. */
  byte[] read(String path, int limit) throws IOException;

  /**
   * A new file that appears whole, under its name, when the stream is closed, replacing what stood
   * there; a writer that dies leaves nothing under that name. Directories are made as needed.
   */
  OutputStream create(String path, Durability durability) throws IOException;

  /** Writes a small file that must not exist yet: of all who try, one succeeds. Durable. */
  CreateOutcome createIfAbsent(String path, byte[] content) throws IOException;

  /**
   * Gives a directory another name in one step, durably. Fails with {@link
   * java.nio.file.FileAlreadyExistsException} where the new name is taken.
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
