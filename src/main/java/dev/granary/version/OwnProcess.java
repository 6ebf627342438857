package dev.granary.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of this process. */
final class OwnProcess {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

  private OwnProcess() {}

  static ProcessIdentity identity() {
    ProcessHandle own = ProcessHandle.current();
    return new ProcessIdentity(machine(), own.pid(), ProcessIdentity.startOf(own));
  }

  /**
   * Where numbers of processes mean the same: one boot of one machine, and there one container.
   * Empty where that cannot be told; nobody is held dead by such a number then.
   */
  static String machine() {
    try {
      return Files.readString(BOOT).strip() + "/" + Files.readSymbolicLink(NAMESPACE);
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return "";
    }
  }
}
