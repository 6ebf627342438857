package dev.granary.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of these classes in a JVM of its own, with the options that the command has. */
final class Forked {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:Tier4InvocationThreshold=100000",
          "-XX:Tier4MinInvocationThreshold=20000",
          "-XX:Tier4CompileThreshold=300000",
          "-XX:Tier4BackEdgeThreshold=150000");

  private Forked() {}

  static List<String> java(Class<?> main, String heap, Path argument) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), argument.toString()));
    return command;
  }
}
