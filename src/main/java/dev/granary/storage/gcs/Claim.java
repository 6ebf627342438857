package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.util.Optional;

/**
 * Creates objects that must not exist yet. Where an answer is lost and the request sent again, the
 * second answer is that the object exists; only its token tells that it is the writer's own.
 */
final class Claim {
  static final int PRECONDITION_FAILED = 412;

  private final Client client;

  Claim(Client client) {
    this.client = client;
  }

  /** The object that was created, or nothing where another stands there. */
  Optional<BlobInfo> create(GcsPath path, byte[] content) throws IOException {
    WriterToken token = WriterToken.draw();
    try {
      return Optional.of(created(path, content, token));
    } catch (StorageException e) {
      if (e.getCode() != PRECONDITION_FAILED) {
        throw client.failure(path, e);
      }
    }
    return client.find(path).filter(token::isOf).map(Blob::asBlobInfo);
  }

  private BlobInfo created(GcsPath path, byte[] content, WriterToken token) throws IOException {
    BlobInfo stored =
        client
            .patient()
            .create(
                path.info(token),
                content,
                BlobTargetOption.doesNotExist(),
                BlobTargetOption.disableGzipContent());
    String sent = Checksum.of(content);
    if (!sent.equals(stored.getCrc32c())) {
      throw Damaged.removed(client, path, stored, sent);
    }
    return stored;
  }
}
