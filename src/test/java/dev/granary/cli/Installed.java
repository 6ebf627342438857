package dev.granary.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command as it is installed, in processes of its own, with the jars of TensorFlow where the
 * start script would put them; and a small dataset to train on.
 *
 * @param folder the current folder of the processes
 */
record Installed(Path folder) {
  private static final String SPEC =
      """
      dataset: rows
      version: "1.0"
      seed: 5
      sources:
        - {name: table, files: rows.csv, licence: synthetic}
      schema:
        id: {type: int}
        note: {type: string}
        size: {type: float, required: false}
        label: {type: string, domain: [b, a]}
      splits: {train: 0.6, validation: 0.2, test: 0.2}
      features: {id: {}, note: {}, size: {missing: omit}, label: {as: class}}
      shards: {processes: [2], remainder: drop}
      publish: {root: out}
      train: {label: label, global_batch: 12, epochs: 2, slices: [note], checkpoint_every: 10}
      """;

  static Installed in(Path folder) throws IOException {
    Installed installed = new Installed(folder);
    layJars(installed.home());
    StringBuilder rows = new StringBuilder("id,note,size,label\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i).append(",word").append(i % 7).append(i % 3 == 0 ? ",," : ",1.5,");
      rows.append(i % 4 == 0 ? "b\n" : "a\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Files.writeString(installed.spec(), SPEC);
    return installed;
  }

  Path spec() {
    return folder.resolve("spec.yaml");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /** A process that reads from nowhere and tells what it says in files of the folder. */
  Process start(String name, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dgranary.home=" + home());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, ownFirst())));
    command.add("dev.granary.cli.Granary");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GRANARY_CACHE", cache().toString());
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(out(name).toFile());
    builder.redirectError(err(name).toFile());
    return builder.start();
  }

  /** How a process ended, and what it said. */
  Told tell(String name, String... arguments) throws IOException, InterruptedException {
    return told(name, start(name, Map.of(), arguments));
  }

  Told told(String name, Process process) throws IOException, InterruptedException {
    int code = process.waitFor();
    return new Told(code, Files.readString(out(name)), Files.readString(err(name)));
  }

  /** One jar that names those of the tests. */
  /** One jar in the folder of the workers that names those of this test. */
  static void layJars(Path home) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            classPath().stream()
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jars = Files.createDirectories(home.resolve("target/lib-train"));
    try (OutputStream file = Files.newOutputStream(jars.resolve("all.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
  }

  private Path out(String name) {
    return folder.resolve(name + ".out");
  }

  private Path err(String name) {
    return folder.resolve(name + ".err");
  }

  private Path home() {
    return folder.resolve("home");
  }

  private static List<String> classPath() {
    return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /** A worker is started with the first entry, which is to hold the product. */
  private static List<String> ownFirst() {
    String own =
        Path.of(Granary.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    return Stream.concat(Stream.of(own), classPath().stream()).toList();
  }
}
