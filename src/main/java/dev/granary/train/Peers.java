package dev.granary.train;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits until all workers listen. TensorFlow itself waits for the first one without an end. */
final class Peers {
  private static final int CONNECT_MILLIS = 1000;
  private static final long PAUSE_MILLIS = 100;

  private Peers() {}

  static void await(Cluster cluster, Duration bound, LongSupplier nanos)
      throws InterruptedException {
    long start = nanos.getAsLong();
    for (int process = 0; process < cluster.size(); process++) {
      String address = cluster.addresses().get(process);
      while (process != cluster.process() && !listens(address)) {
        if (nanos.getAsLong() - start > bound.toNanos()) {
          throw WorkerFailed.of(
              FailureKind.PEER,
              "Worker %d at %s did not start within %d seconds"
                  .formatted(process, address, bound.toSeconds()));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static boolean listens(String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
          CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
