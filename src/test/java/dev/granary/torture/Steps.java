package dev.granary.torture;

import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Notes every step that is taken. The watch travels to workers as a copy, so what it notes is kept
 * beside it, by its name.
 */
record Steps(String name) implements StorageWatch {
  private static final Map<String, Queue<Step>> TAKEN = new ConcurrentHashMap<>();

  /**
   * A step that was taken.
   *
   * @param path below the place of the trial
   */
  record Step(StorageStep step, String path) {
    /** The failpoints that it belongs to: exactly one, or their list is wrong. */
    List<Failpoint> failpoints() {
      return List.of(Failpoint.values()).stream().filter(at -> at.holds(step, path)).toList();
    }
  }

  /** In the order in which they were done, with their paths below a place. */
  List<Step> taken(Place place) {
    return queue().stream().map(step -> new Step(step.step(), place.below(step.path()))).toList();
  }

  @Override
  public void before(StorageStep step, String path) {}

  @Override
  public void after(StorageStep step, String path) {
    queue().add(new Step(step, path));
  }

  private Queue<Step> queue() {
    return TAKEN.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>());
  }
}
