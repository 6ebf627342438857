package dev.granary.launch.submit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is submitted, to the last byte.
 *
 * @param files that the tool reads, by their names
 * @param command the words of the tool, started where the files are
 * @param input which of the files it reads from its standard input
 * @param watch the words that show what becomes of it
 * @param end the words that end it
 */
public record Submission(
    SortedMap<String, String> files,
    List<String> command,
    Optional<String> input,
    List<String> watch,
    List<String> end) {
  private static final List<String> FILE_OPTIONS = List.of("--config=", "--metadata-from-file=");

  public Submission {
    files = new TreeMap<>(files);
    command = List.copyOf(command);
    watch = List.copyOf(watch);
    end = List.copyOf(end);
  }

  /** The program that submits it. */
  public String tool() {
    return command.get(0);
  }

  /**
   * The words where the files stand in another folder than the one that it is started in: an option
   * that names one of them names it by its whole path.
   */
  List<String> commandWithFilesIn(Path folder) {
    return command.stream().map(word -> withFilesIn(folder, word)).toList();
  }

  private String withFilesIn(Path folder, String word) {
    int name = word.lastIndexOf('=') + 1;
    String file = word.substring(name);
    return FILE_OPTIONS.stream().anyMatch(word::startsWith) && files.containsKey(file)
        ? word.substring(0, name) + folder.resolve(file).toAbsolutePath()
        : word;
  }

  static SortedMap<String, String> file(String name, String content) {
    return new TreeMap<>(Map.of(name, content));
  }
}
