package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.values.WindowedValue;

/** Gathers elements as they are, so that the next stage may spread them over all workers again. */
final class Shuffle implements Reservoir, StageRoot {
  private final String name;
  private final Outlet outlet = Outlet.of(this);
  private final Queue<List<WindowedValue<?>>> buffers = new ConcurrentLinkedQueue<>();

  Shuffle(String name) {
    this.name = name;
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
    List<WindowedValue<?>> buffer = new ArrayList<>();
    buffers.add(buffer);
    return buffer::add;
  }

  @Override
  public Items drain() {
    List<List<WindowedValue<?>>> parts = new ArrayList<>(buffers);
    buffers.clear();
    return new ListedItems(parts, WindowedValue.class::cast);
  }
}
