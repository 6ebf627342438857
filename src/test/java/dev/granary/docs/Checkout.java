package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of what a user gets, with what was built here, so that nothing writes into this one. */
final class Checkout implements AutoCloseable {
  private static final List<String> COPIED =
      List.of("pom.xml", "scripts", "configs", "pipelines", "src/main");
  private static final Path COMMAND = Path.of("scripts/granary");
  private static final Path BUILT = Path.of("target");
  private static final String LIBRARIES = "lib";
  private static final int MOST_MINUTES = 5;

  private final Path root;
  private final Path printed;

  /** How a command ended. */
  record Ended(int exit, String out, String err) {}

  private Checkout(Path root, Path printed) {
    this.root = root;
    this.printed = printed;
  }

  static Checkout copiedTo(Path folder) throws IOException {
    assumeTrue(Files.exists(COMMAND), "skipped: there is no " + COMMAND);
    List<Path> jars = jars();
    assumeTrue(!jars.isEmpty(), "skipped: no jar in target; mvn verify packages one first");
    Path root = folder.toRealPath().resolve("granary");
    for (String part : COPIED) {
      copy(Path.of(part), root.resolve(part));
    }
    Path target = Files.createDirectory(root.resolve(BUILT));
    Files.createSymbolicLink(target.resolve(LIBRARIES), BUILT.resolve(LIBRARIES).toAbsolutePath());
    for (Path jar : jars) {
      Path copied = Files.copy(jar, target.resolve(jar.getFileName()));
      Files.setLastModifiedTime(copied, FileTime.from(Instant.now()));
    }
    // An empty archive of classes means: start without one.
    Files.createFile(target.resolve("granary.jsa"));
    return new Checkout(root, folder);
  }

  String path() {
    return root.toString();
  }

  /** Runs one line as a shell would. */
  Ended run(String command) throws IOException, InterruptedException {
    Path out = printed.resolve("out.txt");
    Path err = printed.resolve("err.txt");
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(root.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean over = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(over).as("%s ends within %d minutes", command, MOST_MINUTES).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Takes away what leads out of the copy; the rest is in the caller's folder. */
  @Override
  public void close() throws IOException {
    Files.delete(root.resolve(BUILT).resolve(LIBRARIES));
  }

  private static List<Path> jars() throws IOException {
    if (!Files.isDirectory(BUILT)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(BUILT)) {
      return files
          .filter(file -> file.getFileName().toString().matches("granary-[0-9][^/]*\\.jar"))
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
