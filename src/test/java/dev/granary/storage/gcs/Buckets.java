package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Everything that is stored. One lock: a precondition and the change it guards are one step. */
final class Buckets {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(name -> name.getBytes(UTF_8), Arrays::compareUnsigned);

  private final Map<String, NavigableMap<String, StoredObject>> buckets = new TreeMap<>();
  private long lastGeneration = 1_700_000_000_000_000L;

  /** What is to be written. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Draft(String name, byte[] content, String contentType, Map<String, String> metadata) {}

  /** All of it as it stands, apart from this. */
  synchronized Buckets copy() {
    Buckets copy = new Buckets();
    buckets.forEach((name, objects) -> copy.buckets.put(name, new TreeMap<>(objects)));
    copy.lastGeneration = lastGeneration;
    return copy;
  }

  synchronized void create(String bucket) {
    if (buckets.putIfAbsent(bucket, new TreeMap<>(BY_BYTES)) != null) {
      throw new Refused(409, "conflict");
    }
  }

  synchronized void delete(String bucket) {
    if (!objectsOf(bucket).isEmpty()) {
      throw new Refused(409, "conflict");
    }
    buckets.remove(bucket);
  }

  synchronized List<String> names() {
    return List.copyOf(buckets.keySet());
  }

  synchronized void require(String bucket) {
    objectsOf(bucket);
  }

  /** All objects of a bucket, ordered by the bytes of their names. */
  synchronized List<StoredObject> objects(String bucket) {
    return List.copyOf(objectsOf(bucket).values());
  }

  /** The object as it is, in the generation that was asked for if one was. */
  synchronized Optional<StoredObject> find(
      String bucket, String name, Optional<String> generation) {
    return Optional.ofNullable(objectsOf(bucket).get(name))
        .filter(
            object ->
                generation.map(Long::parseLong).orElse(object.generation()) == object.generation());
  }

  synchronized StoredObject put(String bucket, Draft draft, Map<String, String> query) {
    NavigableMap<String, StoredObject> objects = objectsOf(bucket);
    Preconditions.ofWriting(query, Optional.ofNullable(objects.get(draft.name())));
    StoredObject object =
        new StoredObject(
            bucket,
            draft.name(),
            ++lastGeneration,
            1,
            draft.content(),
            draft.contentType(),
            draft.metadata(),
            Instant.now());
    objects.put(draft.name(), object);
    return object;
  }

  synchronized void checkWriting(String bucket, String name, Map<String, String> query) {
    Preconditions.ofWriting(query, find(bucket, name, Optional.empty()));
  }

  synchronized StoredObject update(
      String bucket, String name, Map<String, String> query, UnaryOperator<StoredObject> change) {
    Optional<StoredObject> standing =
        find(bucket, name, Optional.ofNullable(query.get("generation")));
    StoredObject object = standing.orElseThrow(Refused::notFound);
    Preconditions.ofWriting(query, standing);
    StoredObject changed = change.apply(object);
    objectsOf(bucket).put(name, changed);
    return changed;
  }

  synchronized void delete(String bucket, String name, Map<String, String> query) {
    Optional<StoredObject> standing =
        find(bucket, name, Optional.ofNullable(query.get("generation")));
    if (standing.isEmpty()) {
      throw Refused.notFound();
    }
    Preconditions.ofWriting(query, standing);
    objectsOf(bucket).remove(name);
  }

  /** Writes each object to a file; a folder for each bucket. Placeholders become folders. */
  void dumpTo(Path folder) throws IOException {
    for (String bucket : names()) {
      Path place = folder.resolve(bucket);
      Files.createDirectories(place);
      for (StoredObject object : objects(bucket)) {
        Path target = place.resolve(object.name());
        if (object.name().endsWith("/")) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.write(target, object.content());
        }
      }
    }
  }

  private NavigableMap<String, StoredObject> objectsOf(String bucket) {
    NavigableMap<String, StoredObject> objects = buckets.get(bucket);
    if (objects == null) {
      throw Refused.notFound();
    }
    return objects;
  }
}
