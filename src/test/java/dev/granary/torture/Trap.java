package dev.granary.torture;

import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does something to its process when a point is passed for the n-th time. The watch travels to
 * workers as a copy, so what it counts is kept beside it.
 *
 * @param place the folder of the trial
 * @param occurrence counted from 1
 */
record Trap(
    String place, Failpoint at, Moment moment, StorageStep step, int occurrence, Action action)
    implements StorageWatch {
  private static final Map<Trap, AtomicInteger> PASSED = new ConcurrentHashMap<>();

  static Trap at(Place place, Point point, int occurrence, Action action) {
    return new Trap(
        place.folder().toString(), point.at(), point.moment(), point.step(), occurrence, action);
  }

  /** Whether it was stepped into. */
  boolean hasSprung() {
    return passed().get() >= occurrence;
  }

  @Override
  public void before(StorageStep here, String path) throws IOException {
    pass(Moment.BEFORE, new Steps.Step(here, path));
  }

  @Override
  public void after(StorageStep here, String path) throws IOException {
    pass(Moment.AFTER, new Steps.Step(here, path));
  }

  private void pass(Moment side, Steps.Step taken) throws IOException {
    Point point = new Point(at, moment, step);
    if (action == Action.BREAK && hasSprung()) {
      action.act(point.toString());
    }
    String path = new Place(Path.of(place)).below(taken.path());
    if (side == moment
        && point.isPassedBy(new Steps.Step(taken.step(), path))
        && passed().incrementAndGet() == occurrence) {
      action.act(point.toString());
    }
  }

  private AtomicInteger passed() {
    return PASSED.computeIfAbsent(this, any -> new AtomicInteger());
  }
}
