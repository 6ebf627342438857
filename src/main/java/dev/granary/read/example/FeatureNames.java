package dev.granary.read.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import java.util.Set;

/** Learns what the features of examples are called. */
public final class FeatureNames {
  private static final int FIRST = 1;

  private FeatureNames() {}

  /** Adds the names of the features of one example, in the order in which they come. */
  public static void addTo(Set<String> names, byte[] bytes, int start, int length)
      throws Malformed {
    Message example = new Message(new Cursor(bytes, start, start + length));
    while (example.next()) {
      if (example.isNested(FIRST)) {
        addEntries(example.nested(), names);
      } else {
        example.skip();
      }
    }
  }

  private static void addEntries(Message features, Set<String> names) throws Malformed {
    while (features.next()) {
      if (features.isNested(FIRST)) {
        addKey(features.nested(), names);
      } else {
        features.skip();
      }
    }
  }

  private static void addKey(Message entry, Set<String> names) throws Malformed {
    while (entry.next()) {
      if (entry.isNested(FIRST)) {
        Message key = entry.nested();
        names.add(new String(key.bytes(), key.at(), key.left(), UTF_8));
      } else {
        entry.skip();
      }
    }
  }
}
