package dev.granary.launch.shards;

import dev.granary.version.FileEntry;
import dev.granary.version.Finding;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.Optional;

/** Reads a file from its first byte to its last, and holds it against what it must be. */
final class CopyFile {
  private static final int BUFFER = 1 << 20;

  private CopyFile() {}

  /** Writes what it reads; says what is wrong with it, where anything is. */
  static Optional<Finding> copy(FileEntry file, SeekableByteChannel from, WritableByteChannel to)
      throws IOException {
    if (from.size() != file.bytes()) {
      return Optional.of(new Finding.WrongSize(file.path(), file.bytes(), from.size()));
    }
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long bytes = 0;
    while (from.read(buffer) >= 0) {
      buffer.flip();
      digest.update(buffer.duplicate());
      bytes += buffer.remaining();
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
      buffer.clear();
    }
    Sha256 found = Sha256.finish(digest);
    if (bytes != file.bytes()) {
      return Optional.of(new Finding.WrongSize(file.path(), file.bytes(), bytes));
    }
    return found.equals(file.sha256())
        ? Optional.empty()
        : Optional.of(new Finding.WrongDigest(file.path(), file.sha256(), found, null, ""));
  }
}
