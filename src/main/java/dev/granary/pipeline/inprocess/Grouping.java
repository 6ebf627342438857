package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.WindowedValue;

/**
 * Gathers key-value pairs by key, in memory.
 *
 * <p>Keys are the same when their coder says so ({@link Coder#structuralValue}), as arrays have no
 * equality of their own. Groups, and the values within a group, come in no promised order.
 */
final class Grouping implements Reservoir, StageRoot {
  private final String name;
  private final Coder<Object> keyCoder;
  private final TimestampCombiner combiner;
  private final Outlet outlet = Outlet.of(this);
  private final Queue<Map<Object, KeyGroup>> buffers = new ConcurrentLinkedQueue<>();

  Grouping(String name, PCollection<?> input) {
    this.name = name;
    this.keyCoder = keyCoder(input.getCoder());
    this.combiner = input.getWindowingStrategy().getTimestampCombiner();
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
    return new Items(List.of(new ArrayList<>(all.values())), group -> ((KeyGroup) group).element());
  }

  private void add(WindowedValue<?> element, Map<Object, KeyGroup> buffer) {
    KV<?, ?> pair = (KV<?, ?>) element.getValue();
    Object sameness = keyCoder.structuralValue(pair.getKey());
    KeyGroup group = buffer.get(sameness);
    if (group == null) {
      buffer.put(sameness, new KeyGroup(pair, element.getTimestamp(), combiner));
    } else {
      group.add(pair.getValue(), element.getTimestamp());
    }
  }

  /** Puts the smaller map into the larger one. */
  private static Map<Object, KeyGroup> join(
      Map<Object, KeyGroup> left, Map<Object, KeyGroup> right) {
    Map<Object, KeyGroup> large = left.size() < right.size() ? right : left;
    Map<Object, KeyGroup> small = large == left ? right : left;
    small.forEach(
        (sameness, group) ->
            large.merge(
                sameness,
                group,
                (mine, other) -> {
                  mine.absorb(other);
                  return mine;
                }));
    return large;
  }

  @SuppressWarnings(
      "unchecked") // A coder of keys is asked about keys of this very collection only.
  private static Coder<Object> keyCoder(Coder<?> pairs) {
    return (Coder<Object>) ((KvCoder<?, ?>) pairs).getKeyCoder();
  }
}
