package dev.granary.storage.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests about one object: {@code …/b/BUCKET/o/NAME} and what follows. */
final class ObjectRoutes {
  private static final int MOST_SOURCES = 32;

  private final Buckets buckets;
  private final String root;

  ObjectRoutes(Buckets buckets, String root) {
    this.buckets = buckets;
    this.root = root;
  }

  /** Answers; {@code rest} are the parts of the path after the bucket's name and {@code o}. */
  GcsReply serve(GcsRequest request, String bucket, List<String> rest) throws IOException {
    String name = rest.get(0);
    if (rest.size() == 1) {
      return switch (request.method()) {
        case "GET" -> get(request, bucket, name);
        case "PATCH", "PUT" -> patch(request, bucket, name);
        case "DELETE" -> delete(request, bucket, name);
        default -> throw Refused.invalid();
      };
    }
    return switch (rest.get(1)) {
      case "rewriteTo", "copyTo" -> copy(request, bucket, rest);
      case "compose" -> compose(request, bucket, name);
      default -> throw Refused.notFound();
    };
  }

  private GcsReply get(GcsRequest request, String bucket, String name) {
    Optional<StoredObject> found =
        buckets.find(bucket, name, Optional.ofNullable(request.query().get("generation")));
    StoredObject object = found.orElseThrow(Refused::notFound);
    Preconditions.ofReading(request.query(), found);
    return request.isDownload() ? media(request, object) : GcsReply.json(object.json(root));
  }

  private static GcsReply media(GcsRequest request, StoredObject object) {
    String range = request.headers().get("range");
    if (range == null) {
      return GcsReply.of(200, object.headers(), object.content());
    }
    String[] ends = range.substring("bytes=".length()).split("-", -1);
    int size = object.content().length;
    long from = Long.parseLong(ends[0]);
    long to = ends[1].isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(ends[1]));
    if (from >= size) {
      throw new Refused(416, "requestedRangeNotSatisfiable");
    }
    Map<String, String> headers = new HashMap<>(object.headers());
    headers.put("Content-Range", "bytes " + from + "-" + to + "/" + size);
    return GcsReply.of(
        206, headers, Arrays.copyOfRange(object.content(), (int) from, (int) to + 1));
  }

  private GcsReply patch(GcsRequest request, String bucket, String name) throws IOException {
    JsonNode body = new ObjectMapper().readTree(request.body().bytes());
    StoredObject changed =
        buckets.update(
            bucket,
            name,
            request.query(),
            object -> {
              Map<String, String> metadata = new HashMap<>(object.metadata());
              for (Map.Entry<String, JsonNode> entry : body.path("metadata").properties()) {
                metadata.remove(entry.getKey());
                if (!entry.getValue().isNull()) {
                  metadata.put(entry.getKey(), entry.getValue().asText());
                }
              }
              String type = body.path("contentType").asText(object.contentType());
              return object.with(metadata, type);
            });
    return GcsReply.json(changed.json(root));
  }

  private GcsReply delete(GcsRequest request, String bucket, String name) {
    buckets.delete(bucket, name, request.query());
    return GcsReply.empty(204);
  }

  private GcsReply copy(GcsRequest request, String bucket, List<String> rest) throws IOException {
    Optional<StoredObject> source =
        buckets.find(
            bucket, rest.get(0), Optional.ofNullable(request.query().get("sourceGeneration")));
    StoredObject object = source.orElseThrow(Refused::notFound);
    Preconditions.ofSource(request.query(), source);
    byte[] body = request.body().bytes();
    JsonNode wanted =
        body.length == 0
            ? JsonNodeFactory.instance.objectNode()
            : new ObjectMapper().readTree(body);
    Buckets.Draft draft =
        new Buckets.Draft(
            rest.get(5),
            object.content(),
            wanted.path("contentType").asText(object.contentType()),
            wanted.has("metadata") ? texts(wanted.path("metadata")) : object.metadata());
    StoredObject copied = buckets.put(rest.get(3), draft, request.query());
    if (rest.get(1).equals("copyTo")) {
      return GcsReply.json(copied.json(root));
    }
    ObjectNode reply =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "storage#rewriteResponse")
            .put("totalBytesRewritten", Integer.toString(object.content().length))
            .put("objectSize", Integer.toString(object.content().length))
            .put("done", true);
    reply.set("resource", copied.json(root));
    return GcsReply.json(reply);
  }

  private GcsReply compose(GcsRequest request, String bucket, String name) throws IOException {
    JsonNode body = new ObjectMapper().readTree(request.body().bytes());
    ArrayNode sources = (ArrayNode) body.path("sourceObjects");
    if (sources.size() > MOST_SOURCES) {
      throw Refused.invalid();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (JsonNode source : sources) {
      Optional<StoredObject> part =
          buckets.find(
              bucket,
              source.path("name").asText(),
              Optional.ofNullable(source.path("generation").textValue()));
      whole.writeBytes(part.orElseThrow(Refused::notFound).content());
    }
    JsonNode destination = body.path("destination");
    Buckets.Draft draft =
        new Buckets.Draft(
            name,
            whole.toByteArray(),
            destination.path("contentType").asText(GcsStorage.BYTES),
            texts(destination.path("metadata")));
    return GcsReply.json(buckets.put(bucket, draft, request.query()).json(root));
  }

  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
