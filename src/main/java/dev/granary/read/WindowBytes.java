package dev.granary.read;

import java.io.IOException;

/** Asks a window for so many bytes at once. */
final class WindowBytes {
  private WindowBytes() {}

  /** Whether the text has so many bytes more; then the window shows them. */
  static boolean has(TextWindow window, int bytes) throws IOException {
    while (window.limit() - window.start() < bytes) {
      if (!window.fill()) {
        return false;
      }
    }
    return true;
  }
}
