package dev.granary.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts Java in a process of its own, quickly: what is compiled here stands in one jar, beside an
 * archive of the classes that a run loads, as the start script has one.
 */
final class ChildJvm {
  /** What a child says before it begins with its work. */
  static final String READY = "torture: ready";

  /** Apart from that of other processes that run tests at the same time. */
  static final Path FOLDER =
      Path.of("target/torture/fork-" + System.getProperty("granary.fork", "0")).toAbsolutePath();

  private static final Path JAR = FOLDER.resolve("classes.jar");
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
  private static final List<String> OPTIONS =
      List.of(
          Signals.OPTION,
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Xlog:cds=off",
          "-Xlog:cds+dynamic=off",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

  private static boolean prepared;

  private ChildJvm() {}

  /** The words that start a class with a main method. */
  static List<String> command(Class<?> main, String... arguments) {
    prepare();
    return command("-XX:SharedArchiveFile=" + ARCHIVE, main, arguments);
  }

  private static List<String> command(String archive, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add(archive);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Makes the jar and the archive, once for all tests. */
  private static synchronized void prepare() {
    if (prepared) {
      return;
    }
    try {
      Files.createDirectories(FOLDER);
      writeJar();
      Path folder = Files.createTempDirectory(FOLDER, "rehearsal");
      SmallStrikes strikes = SmallStrikes.in(folder.resolve("strikes"), 60);
      Place place = Place.in(folder.resolve("place"));
      String[] words = place.run(strikes, "2026-11-18");
      String[] arguments =
          Stream.concat(Stream.of(place.folder().toString(), "-", "0", "KILL"), Stream.of(words))
              .toArray(String[]::new);
      Files.deleteIfExists(ARCHIVE);
      Process rehearsal =
          new ProcessBuilder(
                  command("-XX:ArchiveClassesAtExit=" + ARCHIVE, TortureMain.class, arguments))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("told").toFile())
              .start();
      if (rehearsal.waitFor() != 0) {
        throw new IOException(Files.readString(folder.resolve("told")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare child processes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    prepared = true;
  }

  /** Archives are of jars only, so what stands in folders goes into one. */
  private static void writeJar() throws IOException {
    Set<String> written = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(JAR);
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.setLevel(1);
      for (Path folder : entries(true)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            String name = folder.relativize(each).toString();
            if (written.add(name)) {
              jar.putNextEntry(new JarEntry(name));
              Files.copy(each, jar);
            }
          }
        }
      }
    }
  }

  private static String classPath() {
    StringBuilder path = new StringBuilder(JAR.toString());
    entries(false).forEach(library -> path.append(':').append(library));
    return path.toString();
  }

  private static List<Path> entries(boolean folders) {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .map(Path::of)
        .filter(entry -> Files.isDirectory(entry) == folders && Files.exists(entry))
        .toList();
  }
}
