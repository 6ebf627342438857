package dev.granary.pipeline.dataflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The jars that workers get: those of this very class path, which the start script makes of
 * Granary's own and of {@code target/lib-dataflow}. Workers bring a logger, so ours stays here.
 */
public final class StagedJars {
  private static final Pattern OURS = Pattern.compile("granary-[0-9].*\\.jar");
  private static final Pattern LOGGER =
      Pattern.compile("(slf4j-(simple|jdk14|nop|reload4j|log4j12)|logback-classic)-[0-9].*\\.jar");

  private StagedJars() {}

  /** Nothing where Granary's own jar is not among them: such a class path is no installation. */
  public static Optional<List<String>> of(String classPath) {
    List<String> jars = new ArrayList<>();
    boolean ours = false;
    for (String entry : classPath.split(":", -1)) {
      String name = String.valueOf(Path.of(entry).getFileName());
      ours |= OURS.matcher(name).matches();
      if (name.endsWith(".jar") && !LOGGER.matcher(name).matches()) {
        jars.add(entry);
      }
    }
    return ours ? Optional.of(jars) : Optional.empty();
  }
}
