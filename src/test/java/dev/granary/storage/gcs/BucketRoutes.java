package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Requests about buckets, and the listing of one. */
final class BucketRoutes {
  private static final int PAGE = 1_000;

  private final Buckets buckets;
  private final String root;

  BucketRoutes(Buckets buckets, String root) {
    this.buckets = buckets;
    this.root = root;
  }

  GcsReply all(GcsRequest request) throws IOException {
    if (request.method().equals("POST")) {
      String name = new ObjectMapper().readTree(request.body().bytes()).path("name").asText();
      buckets.create(name);
      return GcsReply.json(json(name));
    }
    ObjectNode reply = JsonNodeFactory.instance.objectNode().put("kind", "storage#buckets");
    ArrayNode items = reply.putArray("items");
    buckets.names().forEach(name -> items.add(json(name)));
    return GcsReply.json(reply);
  }

  GcsReply one(GcsRequest request, String bucket) {
    if (request.method().equals("DELETE")) {
      buckets.delete(bucket);
      return GcsReply.empty(204);
    }
    buckets.require(bucket);
    return GcsReply.json(json(bucket));
  }

  /** Every permission that is asked for. */
  GcsReply permissions(GcsRequest request, String bucket) {
    buckets.require(bucket);
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.putArray("permissions").add(request.query().getOrDefault("permissions", ""));
    return GcsReply.json(reply);
  }

  /** One page of the objects of a bucket, and of the directories where a delimiter is named. */
  GcsReply list(GcsRequest request, String bucket) {
    Map<String, String> query = request.query();
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    int most = Integer.parseInt(query.getOrDefault("maxResults", String.valueOf(PAGE)));
    ObjectNode reply = JsonNodeFactory.instance.objectNode().put("kind", "storage#objects");
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    Set<String> prefixes = new TreeSet<>();
    String last = "";
    for (StoredObject object : buckets.objects(bucket)) {
      String name = object.name();
      if (!name.startsWith(prefix) || !isWithin(name, query)) {
        continue;
      }
      if (isBefore(name, query.get("pageToken")) || prefixes.stream().anyMatch(name::startsWith)) {
        continue;
      }
      if (items.size() + prefixes.size() == most) {
        reply.put("nextPageToken", last);
        break;
      }
      int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
      if (cut < 0) {
        items.add(object.json(root));
        last = name;
      } else {
        String directory = name.substring(0, cut + delimiter.length());
        prefixes.add(directory);
        // After all that begins with it.
        last = directory + Character.toString(Character.MAX_CODE_POINT);
      }
    }
    put(reply, items, prefixes);
    return GcsReply.json(reply);
  }

  private static void put(ObjectNode reply, ArrayNode items, Set<String> prefixes) {
    if (!items.isEmpty()) {
      reply.set("items", items);
    }
    if (!prefixes.isEmpty()) {
      prefixes.forEach(reply.putArray("prefixes")::add);
    }
  }

  private static boolean isWithin(String name, Map<String, String> query) {
    String start = query.getOrDefault("startOffset", "");
    String end = query.get("endOffset");
    return compare(name, start) >= 0 && (end == null || compare(name, end) < 0);
  }

  private static boolean isBefore(String name, String token) {
    return token != null && compare(name, token) <= 0;
  }

  private static int compare(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private ObjectNode json(String bucket) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "storage#bucket")
            .put("id", bucket)
            .put("selfLink", root + "/storage/v1/b/" + bucket)
            .put("name", bucket)
            .put("projectNumber", "1")
            .put("metageneration", "1")
            .put("storageClass", "STANDARD")
            .put("etag", "CAE=");
    for (String time : List.of("timeCreated", "updated")) {
      json.put(time, "2026-01-01T00:00:00.000Z");
    }
    return json.put("location", "US").put("locationType", "multi-region");
  }
}
