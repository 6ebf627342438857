package dev.granary.pipeline.inprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.WindowedValue;

/**
 * What one worker has of a grouping: in memory, and on disk where memory did not suffice. For one
 * thread.
 */
final class GroupBuffer implements Receiver {
  /** So seldom are other threads told what this one holds. */
  private static final int GRAIN = 1 << 16;

  private final Grouping.Shape shape;
  private final Memory memory;
  private final ValueSizes sizes;
  private final List<SpilledRun> runs = new ArrayList<>();
  private Map<Object, KeyGroup> groups = new HashMap<>();
  private long held;
  private long untold;
  private long grouped;

  GroupBuffer(Grouping.Shape shape, Memory memory) {
    this.shape = shape;
    this.memory = memory;
    sizes = new ValueSizes(shape.values());
    memory.budget().enter();
  }

  @Override
  public void receive(WindowedValue<?> element) {
    KV<?, ?> pair = (KV<?, ?>) element.getValue();
    Object identity = shape.keys().identity(pair.getKey());
    KeyGroup group =
        groups.computeIfAbsent(identity, any -> new KeyGroup(identity, shape.combiner()));
    long size = sizes.of(pair.getValue());
    grouped += size;
    untold += group.add(pair.getValue(), size, element.getTimestamp());
    if (untold >= GRAIN) {
      tell();
      if (memory.budget().isDue(held)) {
        spill();
      }
    }
  }

  boolean hasSpilled() {
    return !runs.isEmpty();
  }

  /** All that is in memory; nothing is added any more. */
  Map<Object, KeyGroup> close() {
    tell();
    memory.budget().leave();
    memory.grouped().add(grouped);
    grouped = 0;
    return groups;
  }

  /** Puts all on disk; nothing is added any more. */
  List<SpilledRun> closeToDisk() {
    close();
    spill();
    return runs;
  }

  /** Another thread hands on what was held here. */
  void give(long bytes) {
    memory.budget().give(bytes);
  }

  private void tell() {
    memory.budget().take(untold);
    held += untold;
    untold = 0;
  }

  private void spill() {
    if (groups.isEmpty()) {
      return;
    }
    try {
      SpilledRun run =
          SpilledRun.write(memory.spill(), groups.values(), shape.keys(), shape.values());
      runs.add(run);
      memory.spilled().add(run.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Groups outgrew memory and cannot be put into " + memory.spill(), e);
    }
    groups = new HashMap<>();
    memory.budget().give(held);
    held = 0;
  }
}
