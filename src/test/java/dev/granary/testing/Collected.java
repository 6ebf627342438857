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
 * What a collection held when its pipeline ran, in no order.
 *
 * <p>Elements go to a static map, as engines run copies of a step; so this works only for engines
 * that run in this process.
 *
 * @param <T> what the collection holds
 */
public final class Collected<T> {
  private static final Map<Integer, Queue<Object>> ELEMENTS = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final int number = NUMBERS.incrementAndGet();

  private Collected() {
    ELEMENTS.put(number, new ConcurrentLinkedQueue<>());
  }

  /** Will hold the elements of this collection once its pipeline has run. */
  public static <T> Collected<T> of(PCollection<T> collection) {
    Collected<T> collected = new Collected<>();
    collection.apply("Collect " + collected.number, ParDo.of(new Collect<T>(collected.number)));
    return collected;
  }

  /** The elements; asked for after the pipeline has run. */
  @SuppressWarnings("unchecked") // Only elements of this very collection are put under its number.
  public List<T> elements() {
    return (List<T>) List.copyOf(ELEMENTS.getOrDefault(number, new ConcurrentLinkedQueue<>()));
  }

  private static final class Collect<T> extends DoFn<T, Void> {
    private final int number;

    Collect(int number) {
      this.number = number;
    }

    @ProcessElement
    public void collect(@Element T element) {
      ELEMENTS.computeIfAbsent(number, absent -> new ConcurrentLinkedQueue<>()).add(element);
    }
  }
}
