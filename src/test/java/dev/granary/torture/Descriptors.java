package dev.granary.torture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes all file descriptors that a process may have; start it with a small {@code ulimit -n}. */
final class Descriptors {
  private static final List<FileChannel> TAKEN = new ArrayList<>();

  private Descriptors() {}

  static synchronized void exhaust() {
    try {
      for (; ; ) {
        TAKEN.add(FileChannel.open(Path.of("/dev/null")));
      }
    } catch (IOException tooManyOpenFiles) {
      System.err.println("torture: holds " + TAKEN.size() + " descriptors");
    }
  }
}
