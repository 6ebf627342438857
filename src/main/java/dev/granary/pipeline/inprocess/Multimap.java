package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.Materializations.MultimapView;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** The pairs of a side input by key; may be read by many threads at once. */
final class Multimap implements MultimapView<Object, Object> {
  private final Keys keys;
  private final Map<Object, List<Object>> values = new LinkedHashMap<>();

  Multimap(Keys keys, List<?> pairs) {
    this.keys = keys;
    for (Object each : pairs) {
      KV<?, ?> pair = (KV<?, ?>) each;
      values
          .computeIfAbsent(keys.identity(pair.getKey()), identity -> new ArrayList<>(1))
          .add(pair.getValue());
    }
  }

  @Override
  public Iterable<Object> get() {
    return () -> values.keySet().stream().map(keys::key).iterator();
  }

  @Override
  public Iterable<Object> get(@Nullable Object key) {
    return Collections.unmodifiableList(values.getOrDefault(keys.identity(key), List.of()));
  }
}
