package dev.granary.pipeline.inprocess;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** What the copies of a DoFn tell a test, in the order in which they tell it. */
record Journal(int number) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Map<Integer, List<Object>> ENTRIES = new ConcurrentHashMap<>();

  static Journal open() {
    return new Journal(NEXT.getAndIncrement());
  }

  void add(Object entry) {
    list().add(entry);
  }

  /** Adds an entry unless it is there already; whether it did. */
  boolean first(Object entry) {
    return ((CopyOnWriteArrayList<Object>) list()).addIfAbsent(entry);
  }

  List<Object> entries() {
    return List.copyOf(list());
  }

  /** Writes down every element of a collection. */
  void record(PCollection<?> collection) {
    recordAll(collection);
  }

  private <T> void recordAll(PCollection<T> collection) {
    collection.apply(
        "Record " + number + " of " + collection.getName(), ParDo.of(new Recorder<>(this)));
  }

  private List<Object> list() {
    return ENTRIES.computeIfAbsent(number, key -> new CopyOnWriteArrayList<>());
  }

  static final class Recorder<T> extends DoFn<T, Void> {
    private final Journal journal;

    private Recorder(Journal journal) {
      this.journal = journal;
    }

    @ProcessElement
    public void record(@Element T element) {
      journal.add(element);
    }
  }
}
