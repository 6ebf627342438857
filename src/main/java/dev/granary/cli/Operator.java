package dev.granary.cli;

import dev.granary.report.Legible;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs this, for people who read the history of a dataset. */
final class Operator {
  private static final Path KERNELS_WORD = Path.of("/proc/sys/kernel/hostname");

  private Operator() {}

  /** User and host. */
  static String name() {
    return Legible.text(System.getProperty("user.name", "somebody") + "@" + host());
  }

  /** Asks the kernel first, since the network may take seconds to answer. */
  private static String host() {
    try {
      return Files.readString(KERNELS_WORD).strip();
    } catch (IOException noSuchFile) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unknown) {
        return "unknown";
      }
    }
  }
}
