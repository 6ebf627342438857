package dev.granary.storage.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Uploads: at once, as media or with a description before it, and in chunks. */
final class UploadRoutes {
  private static final int CHUNK_UNIT = 256 << 10;

  private final Buckets buckets;
  private final String root;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger lastSession = new AtomicInteger();

  UploadRoutes(Buckets buckets, String root) {
    this.buckets = buckets;
    this.root = root;
  }

  GcsReply serve(GcsRequest request, String bucket) throws IOException {
    if (request.isChunk()) {
      return chunk(request);
    }
    return switch (request.query().getOrDefault("uploadType", "")) {
      case "multipart" -> multipart(request, bucket);
      case "resumable" -> begin(request, bucket);
      case "media" -> media(request, bucket);
      default -> throw Refused.invalid();
    };
  }

  private GcsReply media(GcsRequest request, String bucket) throws IOException {
    Buckets.Draft draft =
        new Buckets.Draft(
            request.query().get("name"),
            request.body().bytes(),
            request.headers().getOrDefault("content-type", GcsStorage.BYTES),
            Map.of());
    return GcsReply.json(buckets.put(bucket, draft, request.query()).json(root));
  }

  private GcsReply multipart(GcsRequest request, String bucket) throws IOException {
    MultipartBody body =
        MultipartBody.of(request.headers().get("content-type"), request.body().bytes());
    JsonNode description = new ObjectMapper().readTree(body.parts().get(0).content());
    return store(bucket, description, body.parts().get(1).content(), request.query());
  }

  private GcsReply begin(GcsRequest request, String bucket) throws IOException {
    JsonNode description = new ObjectMapper().readTree(request.body().bytes());
    Map<String, String> query = new HashMap<>(request.query());
    String name = description.path("name").asText(query.get("name"));
    buckets.checkWriting(bucket, name, query);
    String id = "session-" + lastSession.incrementAndGet();
    sessions.put(id, new Session(bucket, description, query));
    String location =
        root + "/upload/storage/v1/b/" + bucket + "/o?uploadType=resumable&upload_id=" + id;
    return GcsReply.of(200, Map.of("Location", location, "X-GUploader-UploadID", id), new byte[0]);
  }

  private GcsReply chunk(GcsRequest request) throws IOException {
    Session session = sessions.get(request.query().get("upload_id"));
    if (session == null) {
      throw new Refused(410, "gone");
    }
    if (request.method().equals("DELETE")) {
      sessions.remove(request.query().get("upload_id"));
      return GcsReply.empty(499);
    }
    return session.take(request.headers().get("content-range"), request.body().bytes());
  }

  private GcsReply store(
      String bucket, JsonNode description, byte[] content, Map<String, String> query) {
    requireEqual(description.path("crc32c").asText(""), Checksum.of(content));
    requireEqual(description.path("md5Hash").asText(""), StoredObject.md5(content));
    Buckets.Draft draft =
        new Buckets.Draft(
            description.path("name").asText(query.get("name")),
            content,
            description.path("contentType").asText(GcsStorage.BYTES),
            ObjectRoutes.texts(description.path("metadata")));
    StoredObject stored = buckets.put(bucket, draft, query);
    return GcsReply.json(200, stored.headers(), stored.json(root));
  }

  private static void requireEqual(String declared, String found) {
    if (!declared.isEmpty() && !declared.equals(found)) {
      throw Refused.invalid();
    }
  }

  /** An upload in chunks, which is no object before its last one. */
  private final class Session {
    private final String bucket;
    private final JsonNode description;
    private final Map<String, String> query;
    private ByteArrayOutputStream received = new ByteArrayOutputStream();
    private GcsReply whole;

    Session(String bucket, JsonNode description, Map<String, String> query) {
      this.bucket = bucket;
      this.description = description;
      this.query = query;
    }

    synchronized GcsReply take(String range, byte[] body) {
      if (whole != null) {
        return whole;
      }
      String[] sides = range.substring("bytes ".length()).split("/", -1);
      boolean last = !sides[1].equals("*");
      if (!sides[0].equals("*")) {
        long from = Long.parseLong(sides[0].split("-", -1)[0]);
        if (from > received.size()) {
          return GcsReply.error(503, "backendError");
        }
        if (!last && body.length % CHUNK_UNIT != 0) {
          throw Refused.invalid();
        }
        int known = (int) Math.min(body.length, received.size() - from);
        received.write(body, known, body.length - known);
      }
      if (last && Long.parseLong(sides[1]) == received.size()) {
        whole = store(bucket, description, received.toByteArray(), query);
        received = new ByteArrayOutputStream();
        return whole;
      }
      return incomplete();
    }

    private GcsReply incomplete() {
      Map<String, String> headers =
          received.size() == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (received.size() - 1));
      return GcsReply.of(GcsReply.INCOMPLETE, headers, new byte[0]);
    }
  }
}
