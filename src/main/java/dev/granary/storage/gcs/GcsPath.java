package dev.granary.storage.gcs;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import dev.granary.storage.StorageByScheme;
import java.io.IOException;

/**
 * {@code gs://bucket/name}. No name ends with a {@code /}: what stands before it is a directory.
 *
 * @param name empty where the bucket itself is meant
 */
record GcsPath(String bucket, String name) {

  static GcsPath of(String path) throws IOException {
    if (!path.startsWith(StorageByScheme.CLOUD)) {
      throw new IOException(path + " is not a path of Cloud Storage: write gs://bucket/name");
    }
    String rest = path.substring(StorageByScheme.CLOUD.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new IOException(path + " names no bucket: write gs://bucket/name");
    }
    String name = slash < 0 ? "" : rest.substring(slash + 1);
    return new GcsPath(bucket, name.replaceFirst("/+$", ""));
  }

  /** The path of an object of the same bucket. */
  GcsPath sibling(String other) {
    return new GcsPath(bucket, other);
  }

  /** What the names of all objects below this directory begin with. */
  String prefix() {
    return name.isEmpty() ? "" : name + "/";
  }

  BlobId id() {
    return BlobId.of(bucket, name);
  }

  BlobId id(long generation) {
    return BlobId.of(bucket, name, generation);
  }

  /** What is to be written there. */
  BlobInfo info(WriterToken token) {
    return BlobInfo.newBuilder(id())
        .setContentType(GcsStorage.BYTES)
        .setMetadata(token.metadata())
        .build();
  }

  @Override
  public String toString() {
    return StorageByScheme.CLOUD + bucket + (name.isEmpty() ? "" : "/" + name);
  }
}
