package dev.granary.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A worker must not outlive the process that would tell it to stop. */
final class LauncherWatch implements AutoCloseable {
  private final InputStream launcher;
  private final Runnable end;
  private volatile boolean isOver;

  /** The runnable is called when the input ends, as it does when the launcher does. */
  LauncherWatch(InputStream launcher, Runnable end) {
    this.launcher = launcher;
    this.end = end;
  }

  void start() {
    Thread thread = new Thread(this::watch, "launcher");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      launcher.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // An input that cannot be read has ended.
    }
    if (!isOver) {
      end.run();
    }
  }

  @Override
  public void close() {
    isOver = true;
  }
}
