package dev.granary.version;

import java.time.Instant;
import java.util.Optional;

/**
 * One process among all that there ever were.
 *
 * @param machine where its number counts; empty where nobody knows
 * @param started in milliseconds, since numbers are used again; 0 where nobody knows
 */
record ProcessIdentity(String machine, long pid, long started) {
  ProcessIdentity {
    Wording.requireLine("the machine of the process", machine);
    Wording.requireNotNegative("the number of the process", pid);
  }

  /** Whether this process, seen from here, is certainly no more. */
  boolean isGone() {
    if (machine.isEmpty() || !machine.equals(OwnProcess.machine())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isEmpty() || (started != 0 && startOf(process.get()) != started);
  }

  static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
