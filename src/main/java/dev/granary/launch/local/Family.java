package dev.granary.launch.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process and all that came of it, also those whose parents have ended. They are known by a mark
 * in their environment where this machine shows it (Linux), and else as far as they were seen.
 */
final class Family {
  /** The variable that bears the mark; children have it from their parents. */
  static final String MARK = "GRANARY_MEMBER";

  private static final Path PROCESSES = Path.of("/proc");
  private static final int ROUNDS = 50;
  private static final long ROUND_MILLIS = 20;

  private final ProcessHandle root;
  private final String entry;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * Of a process.
   *
   * @param mark that no other family bears
   */
  Family(ProcessHandle root, String mark) {
    this.root = root;
    this.entry = MARK + "=" + mark;
  }

  /** Notes who is there now, for those who lose their parents later. */
  synchronized void look() {
    seen.removeIf(member -> !member.isAlive());
    List<ProcessHandle> found = root.descendants().toList();
    // They are asked for by the bare number of the root, which may be a stranger's once the root
    // has ended: only while it lives, which holds for the same start alone, are they its own.
    if (root.isAlive()) {
      seen.addAll(found);
    }
  }

  /** Ends all but this very process, and whoever is born meanwhile. */
  synchronized void end() {
    for (int round = 0; round < ROUNDS; round++) {
      look();
      List<ProcessHandle> left =
          Stream.of(Stream.of(root), seen.stream(), marked())
              .flatMap(members -> members)
              .distinct()
              .filter(member -> member.isAlive() && !member.equals(ProcessHandle.current()))
              .toList();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      pause();
    }
  }

  private Stream<ProcessHandle> marked() {
    if (!Files.isDirectory(PROCESSES)) {
      return Stream.empty();
    }
    return ProcessHandle.allProcesses().filter(this::bearsTheMark);
  }

  private boolean bearsTheMark(ProcessHandle process) {
    Path environment = PROCESSES.resolve(process.pid() + "/environ");
    try {
      String all = new String(Files.readAllBytes(environment), StandardCharsets.UTF_8);
      return Arrays.asList(all.split("\0")).contains(entry);
    } catch (IOException e) {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ROUND_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
