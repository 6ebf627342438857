package dev.granary.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One reading of one file: what is wrong with it so far, and the names that were declared. */
final class Reading {
  private final Path file;
  private final KnownNames names = new KnownNames();
  private final List<Problem> problems = new ArrayList<>();

  Reading(Path file) {
    this.file = file;
  }

  KnownNames names() {
    return names;
  }

  void add(Position at, String path, String message, String hint) {
    problems.add(new Problem(file.toString(), at.line(), at.column(), path, message, hint));
  }

  int problems() {
    return problems.size();
  }

  BadSpec refusal() {
    Comparator<Problem> byPlace =
        Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);
    return new BadSpec(problems.stream().sorted(byPlace).toList());
  }

  /** A path or pattern as it was written, made absolute from the file's folder. */
  String resolve(String path) {
    if (CloudPath.isCloud(path)) {
      return path.replaceFirst("/+$", "");
    }
    return file.toAbsolutePath().resolveSibling(path).normalize().toString();
  }
}
