package dev.granary.launch.local;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that start a program under a {@link Keeper}: a small Java with nothing but our jar. */
public final class KeptCommand {
  private KeptCommand() {}

  /** For a program by its words. */
  public static List<String> of(List<String> program) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ownClasses(),
                Keeper.class.getName()));
    words.addAll(program);
    return words;
  }

  private static String ownClasses() {
    try {
      return Path.of(Keeper.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of this program is none", e);
    }
  }
}
