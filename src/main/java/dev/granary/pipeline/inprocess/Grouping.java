package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.WindowedValue;
import org.apache.beam.sdk.values.WindowedValues;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gathers pairs by key: in memory, or sorted on disk where they outgrow the run's budget. Groups,
 * and the values of a group, come in no promised order.
 */
final class Grouping implements Reservoir, StageRoot {
  private final String name;
  private final Shape shape;
  private final Outlet outlet = Outlet.of(this);
  private final Queue<GroupBuffer> buffers = new ConcurrentLinkedQueue<>();

  /** What is known of the pairs. */
  record Shape(Keys keys, Coder<Object> values, TimestampCombiner combiner) {
    @SuppressWarnings("unchecked") // The coder of a collection's values is asked about these only.
    static Shape of(PCollection<?> pairs) {
      KvCoder<?, ?> coder = (KvCoder<?, ?>) pairs.getCoder();
      return new Shape(
          Keys.of(coder),
          (Coder<Object>) coder.getValueCoder(),
          pairs.getWindowingStrategy().getTimestampCombiner());
    }
  }

  Grouping(String name, PCollection<?> pairs) {
    this.name = name;
    shape = Shape.of(pairs);
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
  public Receiver openBuffer(Memory memory) {
    GroupBuffer buffer = new GroupBuffer(shape, memory);
    buffers.add(buffer);
    return buffer;
  }

  @Override
  public Items drain() {
    List<GroupBuffer> all = List.copyOf(buffers);
    buffers.clear();
    return all.stream().anyMatch(GroupBuffer::hasSpilled) ? merge(all) : join(all);
  }

  private Items merge(List<GroupBuffer> all) {
    List<SpilledRun> runs = new ArrayList<>();
    all.forEach(buffer -> runs.addAll(buffer.closeToDisk()));
    return new MergedItems(runs, this::element);
  }

  private Items join(List<GroupBuffer> all) {
    Map<Object, KeyGroup> groups = new HashMap<>();
    for (GroupBuffer buffer : all) {
      groups = join(groups, buffer.close());
    }
    return new ListedItems(
        List.of(new ArrayList<>(groups.values())), group -> element((KeyGroup) group, all.get(0)));
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

  /** What is handed on is no longer held. */
  private WindowedValue<?> element(KeyGroup group, GroupBuffer buffer) {
    buffer.give(group.bytes());
    return element(shape.keys().key(group.identity()), group.parts(), group.timestamp());
  }

  private WindowedValue<?> element(List<SpilledGroup> parts) {
    Instant timestamp = parts.get(0).timestamp();
    for (SpilledGroup part : parts) {
      if (!shape.combiner().dependsOnlyOnWindow()) {
        timestamp = shape.combiner().combine(timestamp, part.timestamp());
      }
    }
    return element(
        shape.keys().keyOf(parts.get(0).key()),
        parts.stream().map(SpilledGroup::values).toList(),
        timestamp);
  }

  private static WindowedValue<?> element(
      @Nullable Object key, List<? extends Collection<Object>> parts, Instant timestamp) {
    return WindowedValues.of(
        KV.of(key, new GroupedValues(parts)),
        timestamp,
        GlobalWindow.INSTANCE,
        PaneInfo.ON_TIME_AND_ONLY_FIRING);
  }
}
