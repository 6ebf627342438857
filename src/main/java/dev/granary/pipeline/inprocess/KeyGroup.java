package dev.granary.pipeline.inprocess;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** One key on its way to have all its values. */
final class KeyGroup {
  /** What a key takes in memory without its values, about. */
  private static final int OWN_BYTES = 200;

  private final Object identity;
  private final TimestampCombiner combiner;
  private final List<List<Object>> parts = new ArrayList<>(1);
  private long bytes;
  private @Nullable Instant timestamp;

  KeyGroup(Object identity, TimestampCombiner combiner) {
    this.identity = identity;
    this.combiner = combiner;
    parts.add(new ArrayList<>(1)); // in a wide grouping most keys never get a second value
  }

  Object identity() {
    return identity;
  }

  /**
   * Adds a value within the worker that began this group.
   *
   * @return how many bytes the group has grown by
   */
  long add(Object value, long valueBytes, Instant valueTimestamp) {
    parts.get(0).add(value);
    combine(combiner.assign(GlobalWindow.INSTANCE, valueTimestamp));
    long grown = bytes == 0 ? OWN_BYTES + valueBytes : valueBytes;
    bytes += grown;
    return grown;
  }

  /** Joins what another worker has of the same key, without copying its values. */
  void absorb(KeyGroup other) {
    parts.addAll(other.parts);
    bytes += other.bytes;
    combine(other.timestamp());
  }

  /** All values, by worker. */
  List<List<Object>> parts() {
    return parts;
  }

  int size() {
    return parts.stream().mapToInt(List::size).sum();
  }

  long bytes() {
    return bytes;
  }

  Instant timestamp() {
    return timestamp == null ? GlobalWindow.INSTANCE.maxTimestamp() : timestamp;
  }

  /** Writes the values, one after another. */
  void encode(Coder<Object> coder, OutputStream out) throws IOException {
    for (List<Object> part : parts) {
      for (Object value : part) {
        coder.encode(value, out);
      }
    }
  }

  private void combine(Instant other) {
    if (timestamp == null) {
      timestamp = other;
    } else if (!combiner.dependsOnlyOnWindow()) {
      timestamp = combiner.combine(timestamp, other);
    }
  }
}
