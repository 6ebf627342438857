package dev.granary.train;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.tensorflow.TensorFlow;

/** Whether TensorFlow runs here: its native code is there for tests on Linux on x86-64 only. */
public final class Natives {
  private Natives() {}

  public static void require() {
    String failure = "";
    try {
      TensorFlow.version();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      failure = e.toString();
    }
    assumeTrue(failure.isEmpty(), "TensorFlow's native library cannot be loaded here: " + failure);
  }
}
