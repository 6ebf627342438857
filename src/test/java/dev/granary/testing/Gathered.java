package dev.granary.testing;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * What a collection held once its pipeline has run, in the process of the test; in no promised
 * order.
 *
 * @param <T> the type of its elements
 */
public final class Gathered<T> {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Map<Integer, Queue<Object>> ALL = new ConcurrentHashMap<>();

  private final Queue<Object> elements;

  private Gathered(Queue<Object> elements) {
    this.elements = elements;
  }

  /** Begins to gather; to be called before the pipeline runs. */
  public static <T> Gathered<T> from(PCollection<T> collection) {
    int number = NUMBERS.getAndIncrement();
    Queue<Object> elements = new ConcurrentLinkedQueue<>();
    ALL.put(number, elements);
    collection.apply("Gather " + number, ParDo.of(new Gather<>(number)));
    return new Gathered<>(elements);
  }

  @SuppressWarnings("unchecked") // Only elements of this very collection were put in.
  public List<T> elements() {
    return (List<T>) List.copyOf(elements);
  }

  private static final class Gather<T> extends DoFn<T, Void> {
    private final int number;

    Gather(int number) {
      this.number = number;
    }

    @ProcessElement
    public void gather(@Element T element) {
      ALL.get(number).add(element);
    }
  }
}
