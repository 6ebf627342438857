package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.WindowedValue;
import org.apache.beam.sdk.values.WindowedValues;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** One key on its way to have all its values. */
final class KeyGroup {
  private final Object identity;
  private final TimestampCombiner combiner;
  private final List<List<Object>> parts = new ArrayList<>(1);
  private @Nullable Instant timestamp;

  KeyGroup(Object identity, TimestampCombiner combiner) {
    this.identity = identity;
    this.combiner = combiner;
    parts.add(new ArrayList<>(1)); // in a wide grouping most keys never get a second value
  }

  /** Adds a value within the worker that began this group. */
  void add(Object value, Instant valueTimestamp) {
    parts.get(0).add(value);
    combine(combiner.assign(GlobalWindow.INSTANCE, valueTimestamp));
  }

  /** Joins what another worker has of the same key, without copying its values. */
  void absorb(KeyGroup other) {
    parts.addAll(other.parts);
    combine(other.timestamp());
  }

  /** The element that a grouping hands on. */
  WindowedValue<?> element(Keys keys) {
    return WindowedValues.of(
        KV.of(keys.key(identity), new GroupedValues(parts)),
        timestamp(),
        GlobalWindow.INSTANCE,
        PaneInfo.ON_TIME_AND_ONLY_FIRING);
  }

  private Instant timestamp() {
    return timestamp == null ? GlobalWindow.INSTANCE.maxTimestamp() : timestamp;
  }

  private void combine(Instant other) {
    if (timestamp == null) {
      timestamp = other;
    } else if (!combiner.dependsOnlyOnWindow()) {
      timestamp = combiner.combine(timestamp, other);
    }
  }
}
