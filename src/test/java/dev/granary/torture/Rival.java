package dev.granary.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;

/** A publisher in a process of its own that waits to be told what to do. */
final class Rival implements AutoCloseable {
  private final Process process;
  private final BufferedReader told;
  private final BufferedWriter tell;

  private Rival(Process process) {
    this.process = process;
    told = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    tell = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  static Rival start() throws IOException {
    return new Rival(
        new ProcessBuilder(ChildJvm.command(RivalMain.class))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Lets it publish, once. */
  void publish(Place place, int tries) throws IOException {
    say(tries + " straight " + place.folder());
  }

  /** Lets it go as far as its first entry. */
  void goToTheDoor(Place place, int tries) throws IOException {
    say(tries + " door " + place.folder());
  }

  void openTheDoor() throws IOException {
    say("go");
  }

  /** The next thing that it says. */
  String hear() throws IOException {
    String line = told.readLine();
    if (line == null) {
      throw new IOException("a rival died");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    tell.close();
    process.destroy();
  }

  private void say(String line) throws IOException {
    tell.write(line);
    tell.newLine();
    tell.flush();
  }
}
