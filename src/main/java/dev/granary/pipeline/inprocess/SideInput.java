package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Gathers the elements of a view, and makes the view of them when a step first reads it. */
final class SideInput implements Reservoir {
  private final String name;
  private final PCollectionView<?> view;
  private final List<StageRoot> writers;
  private final Queue<List<Object>> buffers = new ConcurrentLinkedQueue<>();
  private @Nullable Content content;

  SideInput(String name, PCollectionView<?> view, Collection<StageRoot> writers) {
    this.name = name;
    this.view = view;
    this.writers = List.copyOf(writers);
  }

  @Override
  public String name() {
    return name;
  }

  /** The stages that must be over before the view is whole. */
  List<StageRoot> writers() {
    return writers;
  }

  @Override
  public Receiver openBuffer(Memory memory) {
    List<Object> buffer = new ArrayList<>();
    buffers.add(buffer);
    return element -> buffer.add(element.getValue());
  }

  /** What a step sees: the same object for all workers, made once. */
  synchronized @Nullable Object value() {
    if (content == null) {
      List<Object> elements = new ArrayList<>();
      buffers.forEach(elements::addAll);
      content = new Content(Views.value(view, elements));
      buffers.clear();
    }
    return content.value();
  }

  private record Content(@Nullable Object value) {}
}
