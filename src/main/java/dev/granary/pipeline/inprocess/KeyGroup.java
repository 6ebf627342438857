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

/** One key on its way to have all its values. */
final class KeyGroup {
  private final Object key;
  private final TimestampCombiner combiner;
  private final List<List<Object>> parts = new ArrayList<>(1);
  private Instant timestamp;

  /** Begins with one value; most keys of a wide grouping never get a second in one worker. */
  KeyGroup(KV<?, ?> first, Instant timestamp, TimestampCombiner combiner) {
    this.key = first.getKey();
    this.combiner = combiner;
    this.timestamp = combiner.assign(GlobalWindow.INSTANCE, timestamp);
    List<Object> values = new ArrayList<>(1);
    values.add(first.getValue());
    parts.add(values);
  }

  /** Adds a value within the worker that began this group. */
  void add(Object value, Instant other) {
    parts.get(0).add(value);
    combine(combiner.assign(GlobalWindow.INSTANCE, other));
  }

  /** Joins what another worker has of the same key, without copying its values. */
  void absorb(KeyGroup other) {
    parts.addAll(other.parts);
    combine(other.timestamp);
  }

  /** The element that a grouping hands on. */
  WindowedValue<?> element() {
    return WindowedValues.of(
        KV.of(key, new GroupedValues(parts)),
        timestamp,
        GlobalWindow.INSTANCE,
        PaneInfo.ON_TIME_AND_ONLY_FIRING);
  }

  private void combine(Instant other) {
    if (!combiner.dependsOnlyOnWindow()) {
      timestamp = combiner.combine(timestamp, other);
    }
  }
}
