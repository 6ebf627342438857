package dev.granary.storage.gcs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** An object in one generation, and what is said of it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredObject(
    String bucket,
    String name,
    long generation,
    long metageneration,
    byte[] content,
    String contentType,
    Map<String, String> metadata,
    Instant created) {

  StoredObject {
    metadata = Map.copyOf(metadata);
    created = created.truncatedTo(ChronoUnit.MICROS);
  }

  String crc32c() {
    return Checksum.of(content);
  }

  String md5() {
    return md5(content);
  }

  static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same content with other metadata: another metageneration, the same generation. */
  StoredObject with(Map<String, String> other, String type) {
    return new StoredObject(
        bucket, name, generation, metageneration + 1, content, type, other, created);
  }

  ObjectNode json(String root) {
    String id = bucket + "/" + name + "/" + generation;
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "storage#object")
            .put("id", id)
            .put("selfLink", root + "/storage/v1/b/" + bucket + "/o/" + name)
            .put("mediaLink", root + "/download/storage/v1/b/" + bucket + "/o/" + name)
            .put("name", name)
            .put("bucket", bucket)
            .put("generation", Long.toString(generation))
            .put("metageneration", Long.toString(metageneration))
            .put("contentType", contentType)
            .put("storageClass", "STANDARD")
            .put("size", Integer.toString(content.length))
            .put("crc32c", crc32c())
            .put("md5Hash", md5())
            .put("etag", etag())
            .put("timeCreated", created.toString())
            .put("updated", created.toString());
    if (!metadata.isEmpty()) {
      ObjectNode own = json.putObject("metadata");
      metadata.forEach(own::put);
    }
    return json;
  }

  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", contentType);
    headers.put("ETag", etag());
    headers.put("x-goog-hash", "crc32c=" + crc32c() + ",md5=" + md5());
    headers.put("x-goog-generation", Long.toString(generation));
    headers.put("x-goog-metageneration", Long.toString(metageneration));
    headers.put("x-goog-stored-content-length", Integer.toString(content.length));
    headers.put("x-goog-stored-content-encoding", "identity");
    headers.put("x-goog-storage-class", "STANDARD");
    return headers;
  }

  private String etag() {
    return "E" + generation + "-" + metageneration;
  }
}
