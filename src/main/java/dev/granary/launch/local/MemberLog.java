package dev.granary.launch.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a process are kept. It never fails, since who reads them must read on: a
 * process whose pipe is closed dies of it. That a log has gaps is said once.
 */
final class MemberLog implements Closeable {
  private final Path file;
  private final Consumer<String> warnings;
  private @Nullable OutputStream out;
  private boolean hasWarned;

  MemberLog(Path file, Consumer<String> warnings) {
    this.file = file;
    this.warnings = warnings;
  }

  /**
   * Nothing is kept back, so that a line which has no room does not stand in the next one's way.
   */
  void write(String line) {
    try {
      if (out == null) {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      warn(e);
    }
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      warn(e);
    }
  }

  private void warn(IOException why) {
    if (!hasWarned) {
      hasWarned = true;
      warnings.accept(
          "the log %s cannot be written (%s), so lines are missing there; make room on its disk"
              .formatted(file, why.getMessage()));
    }
  }
}
