package dev.granary.storage.gcs;

import java.util.Map;
import java.util.Optional;

/** What must hold of an object before a request is granted. Asked under the bucket's lock. */
final class Preconditions {
  private Preconditions() {}

  /** Of the object that a request reads. */
  static void ofReading(Map<String, String> query, Optional<StoredObject> object) {
    require(query, "if", object, new Refused(304, "notModified"));
  }

  /** Of the object that a request changes. */
  static void ofWriting(Map<String, String> query, Optional<StoredObject> object) {
    require(query, "if", object, failed());
  }

  /** Of the object that a request copies. */
  static void ofSource(Map<String, String> query, Optional<StoredObject> object) {
    require(query, "ifSource", object, failed());
  }

  private static void require(
      Map<String, String> query, String prefix, Optional<StoredObject> object, Refused unchanged) {
    long generation = object.map(StoredObject::generation).orElse(0L);
    long meta = object.map(StoredObject::metageneration).orElse(0L);
    if (differs(query, prefix + "GenerationMatch", generation)
        || differs(query, prefix + "MetagenerationMatch", meta)) {
      throw failed();
    }
    if (equals(query, prefix + "GenerationNotMatch", generation)
        || (object.isPresent() && equals(query, prefix + "MetagenerationNotMatch", meta))) {
      throw unchanged;
    }
  }

  private static boolean differs(Map<String, String> query, String key, long value) {
    return query.containsKey(key) && Long.parseLong(query.get(key)) != value;
  }

  private static boolean equals(Map<String, String> query, String key, long value) {
    return query.containsKey(key) && Long.parseLong(query.get(key)) == value;
  }

  private static Refused failed() {
    return new Refused(412, "conditionNotMet");
  }
}
