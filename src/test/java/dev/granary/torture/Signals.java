package dev.granary.torture;

import java.lang.reflect.Method;

/** Signals that a process sends to itself, which arrive before it does anything else. */
final class Signals {
  static final int KILL = 9;
  static final int STOP = 19;

  /** What Java must be started with, since it lets only its own classes raise signals. */
  static final String OPTION = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

  private Signals() {}

  /** Raises a signal by the number that it has on Linux. */
  static void raise(int number) {
    try {
      Method raise =
          Class.forName("jdk.internal.misc.Signal").getDeclaredMethod("raise0", int.class);
      raise.setAccessible(true);
      raise.invoke(null, number);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot raise signal " + number, e);
    }
  }
}
