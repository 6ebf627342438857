package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.WindowedValue;

/**
 * Gathers pairs by key, in memory; groups, and the values of a group, come in no promised order.
 */
final class Grouping implements Reservoir, StageRoot {
  private final String name;
  private final Keys keys;
  private final TimestampCombiner combiner;
  private final Outlet outlet = Outlet.of(this);
  private final Queue<Map<Object, KeyGroup>> buffers = new ConcurrentLinkedQueue<>();

  Grouping(String name, PCollection<?> pairs) {
    this.name = name;
    this.keys = Keys.of(pairs.getCoder());
    this.combiner = pairs.getWindowingStrategy().getTimestampCombiner();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outlet outlet() {
    return outlet;
  }

  @Override
  public Receiver openBuffer() {
    Map<Object, KeyGroup> buffer = new HashMap<>();
    buffers.add(buffer);
    return element -> add(element, buffer);
  }

  @Override
  public Items drain() {
    Map<Object, KeyGroup> all = new HashMap<>();
    for (Map<Object, KeyGroup> buffer = buffers.poll(); buffer != null; buffer = buffers.poll()) {
      all = join(all, buffer);
    }
    return new Items(
        List.of(new ArrayList<>(all.values())), group -> ((KeyGroup) group).element(keys));
  }

  private void add(WindowedValue<?> element, Map<Object, KeyGroup> buffer) {
    KV<?, ?> pair = (KV<?, ?>) element.getValue();
    buffer
        .computeIfAbsent(keys.identity(pair.getKey()), identity -> new KeyGroup(identity, combiner))
        .add(pair.getValue(), element.getTimestamp());
  }

  /** Puts the smaller map into the larger one. */
  private static Map<Object, KeyGroup> join(
      Map<Object, KeyGroup> left, Map<Object, KeyGroup> right) {
    Map<Object, KeyGroup> large = left.size() < right.size() ? right : left;
    Map<Object, KeyGroup> small = large == left ? right : left;
    small.forEach(
        (identity, group) ->
            large.merge(
                identity,
                group,
                (mine, other) -> {
                  mine.absorb(other);
                  return mine;
                }));
    return large;
  }
}
