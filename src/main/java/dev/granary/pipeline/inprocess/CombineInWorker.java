package dev.granary.pipeline.inprocess;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Combines the values of each key that a worker meets, of so many keys as it has room for; values
 * of further keys go on one by one.
 */
final class CombineInWorker<K, I, A> extends DoFn<KV<K, I>, KV<K, A>> {
  private static final int MOST_KEYS = 20_000;

  private final CombineFn<I, A, ?> function;
  private final Coder<K> keys;
  private final TimestampCombiner times;
  private transient @Nullable Map<Object, Held<K, A>> table;

  /** What there is of a key. */
  private static final class Held<K, A> {
    private final K key;
    private A accumulator;
    private Instant timestamp;

    Held(K key, A accumulator, Instant timestamp) {
      this.key = key;
      this.accumulator = accumulator;
      this.timestamp = timestamp;
    }
  }

  CombineInWorker(CombineFn<I, A, ?> function, Coder<K> keys, TimestampCombiner times) {
    this.function = function;
    this.keys = keys;
    this.times = times;
  }

  @StartBundle
  public void begin() {
    table = new HashMap<>();
  }

  @ProcessElement
  public void combine(
      @Element KV<K, I> pair, @Timestamp Instant timestamp, OutputReceiver<KV<K, A>> out) {
    Map<Object, Held<K, A>> known = table();
    Object identity = keys.structuralValue(pair.getKey());
    Instant time = times.assign(GlobalWindow.INSTANCE, timestamp);
    Held<K, A> held = known.get(identity);
    if (held != null) {
      held.accumulator = function.addInput(held.accumulator, pair.getValue());
      held.timestamp = times.combine(held.timestamp, time);
      return;
    }
    A first = function.addInput(function.createAccumulator(), pair.getValue());
    if (known.size() < MOST_KEYS) {
      known.put(identity, new Held<>(pair.getKey(), first, time));
    } else {
      out.output(KV.of(pair.getKey(), first));
    }
  }

  @FinishBundle
  public void end(FinishBundleContext context) {
    for (Held<K, A> held : table().values()) {
      context.output(
          KV.of(held.key, function.compact(held.accumulator)),
          held.timestamp,
          GlobalWindow.INSTANCE);
    }
    table = null;
  }

  private Map<Object, Held<K, A>> table() {
    if (table == null) {
      throw new IllegalStateException("no bundle was begun");
    }
    return table;
  }
}
