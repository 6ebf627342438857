package dev.granary.shard;

import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.DigestInputStream;

/**
 * A published file; takes the SHA-256 of the very bytes that are read, be they compressed or not.
 */
final class PublishedInput extends DigestInputStream {
  private static final int BUFFER = 1 << 18;

  private final FileEntry file;

  private PublishedInput(FileEntry file, InputStream in) {
    super(in, Sha256.digest());
    this.file = file;
  }

  /** Opens a file of the version in a directory. */
  static PublishedInput open(Storage storage, String directory, FileEntry file) throws IOException {
    return new PublishedInput(
        file,
        new BufferedInputStream(
            Channels.newInputStream(storage.open(directory + "/" + file.path())), BUFFER));
  }

  /** Compares the digest with the manifest's; once, after all was read. */
  void requireDigest() throws DamagedShard {
    Sha256 found = Sha256.finish(getMessageDigest());
    if (!found.equals(file.sha256())) {
      throw DamagedShard.of(file, found);
    }
  }
}
