package dev.granary.storage.gcs;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.StorageException;
import java.io.IOException;

/** An object that is not what was sent. */
final class Damaged {
  private Damaged() {}

  /**
   * Takes the very generation away that was written, so that nobody reads it, and gives what to
   * throw. What another has put in its place stays.
   */
  static IOException removed(Client client, GcsPath path, BlobInfo stored, String sent) {
    String message =
        path
            + " was damaged on its way: the CRC32C of what was written is "
            + sent
            + ", of what was stored "
            + stored.getCrc32c();
    try {
      client.patient().delete(path.id(stored.getGeneration()));
      return new IOException(message + "; it was removed again, write it again");
    } catch (StorageException e) {
      IOException damaged =
          new IOException(message + "; it could not be removed: remove it, and write it again");
      damaged.addSuppressed(e);
      return damaged;
    }
  }
}
