package dev.granary.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A small disk in memory, which only the superuser can mount. */
record Tmpfs(Path folder) implements AutoCloseable {
  private static final int MOST_ATTEMPTS = 50;

  static final String ROOMY = "size=64m,nr_inodes=10000";

  /** Mounts one; options are those of {@code mount -o}. */
  static Tmpfs mounted(Path folder, String options) throws IOException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", options, "granary-torture", folder.toString());
    return new Tmpfs(folder);
  }

  /** Whether one can be mounted here. */
  static boolean isPossible(Path folder) {
    try (Tmpfs disk = mounted(folder, ROOMY)) {
      return Files.isWritable(disk.folder());
    } catch (IOException notAllowed) {
      return false;
    }
  }

  /** Changes how large it is, or whether it can be written. */
  void change(String options) throws IOException {
    run("mount", "-o", "remount," + options, folder.toString());
  }

  /**
   * Unmounts it. A process that another trial starts has our open files for the moment until it is
   * another program, so that is tried for a while; who leaves a file open is found all the same.
   */
  @Override
  public void close() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        run("umount", folder.toString());
        return;
      } catch (IOException busy) {
        if (attempt == MOST_ATTEMPTS) {
          throw busy;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }

  int usedKibibytes() throws IOException {
    return used("--output=used");
  }

  int usedInodes() throws IOException {
    return used("--output=iused");
  }

  /** The number that stands below a title. */
  private int used(String what) throws IOException {
    return Integer.parseInt(run("df", "-k", what, folder.toString()).replaceAll("\\D", ""));
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
