package dev.granary.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pattern of paths: {@code *} and {@code ?} stay within a name, {@code **} goes through
 * directories, {@code **}{@code /} also through none. As in a shell a wildcard passes over names
 * that begin with a dot, and so over files that are not whole yet.
 *
 * @param base the directory to look in, without wildcards
 * @param depth how far below it
 */
record LocalGlob(Path base, int depth, Pattern paths) {

  static LocalGlob of(String pattern) {
    String path = pattern.replaceAll("/+", "/");
    int wildcard = firstWildcard(path);
    int cut = path.lastIndexOf('/', wildcard) + 1;
    String rest = path.substring(cut);
    Path base = Path.of(path.substring(0, cut));
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : 1 + (int) rest.chars().filter(c -> c == '/').count();
    return new LocalGlob(base, depth, Pattern.compile(expression(rest), Pattern.DOTALL));
  }

  /**
   * The files that match, sorted; a link that leads nowhere is a failure, not one file less. Where
   * the directory to look in is confined every link is.
   */
  List<StoredFile> files(Confinement confinement) throws IOException {
    boolean confined = confinement.covers(base);
    confinement.check(base);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    FileVisitOption[] options =
        confined ? new FileVisitOption[0] : new FileVisitOption[] {FileVisitOption.FOLLOW_LINKS};
    List<StoredFile> files = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(base, depth, options)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (confined && Files.isSymbolicLink(entry)) {
          confinement.check(entry);
        }
        if (paths.matcher(base.relativize(entry).toString()).matches() && isFile(entry)) {
          files.add(new StoredFile(entry.toString(), Files.size(entry)));
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException("Cannot list " + base, e.getCause());
    }
    files.sort(Comparator.comparing(StoredFile::path));
    return files;
  }

  private static boolean isFile(Path entry) {
    return Files.isRegularFile(entry) || !Files.exists(entry);
  }

  private static int firstWildcard(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '*' || path.charAt(i) == '?') {
        return i;
      }
    }
    return path.length();
  }

  private static String expression(String rest) {
    StringBuilder expression = new StringBuilder();
    String hidden = "(?!\\.)";
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean starts = i == 0 || rest.charAt(i - 1) == '/';
      if (rest.startsWith("**/", i)) {
        expression.append("(?:").append(hidden).append("[^/]+/)*");
        i += 2;
      } else if (rest.startsWith("**", i)) {
        expression.append(starts ? hidden : "");
        expression.append("[^/]*(?:/").append(hidden).append("[^/]*)*");
        i += 1;
      } else if (c == '*' || c == '?') {
        expression.append(starts ? hidden : "").append(c == '*' ? "[^/]*" : "[^/]");
      } else {
        expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return expression.toString();
  }
}
