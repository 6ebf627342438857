package dev.granary.launch.shards;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of one place that were found to be what a manifest says, each with its mark at that time.
 * As text it ends with its own digest: what is damaged, cut or of another place is not believed.
 */
final class CheckedFiles {
  private static final String FORMAT = "granary checked files 1\n";
  private static final String END = "end ";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([^ \n]+) ([^\n]+)");
  private static final int END_LENGTH = END.length() + 64 + 1;

  private final SortedMap<String, Checked> byPath;

  private CheckedFiles(SortedMap<String, Checked> byPath) {
    this.byPath = byPath;
  }

  /** Which manifest they were compared with, and where they stand. */
  record Subject(Sha256 manifest, String directory) {
    private String head() {
      return FORMAT + "manifest " + manifest + "\ndirectory " + directory + "\n";
    }

    /** A name for what is remembered of it. */
    String fileName() {
      String place = Sha256.of(directory.getBytes(UTF_8)).hex();
      return manifest + "-" + place.substring(0, 16);
    }
  }

  private record Checked(String sha256, String mark) {}

  static CheckedFiles none() {
    return new CheckedFiles(new TreeMap<>());
  }

  boolean knows(FileEntry file, FileMark mark) {
    return new Checked(file.sha256().hex(), mark.text()).equals(byPath.get(file.path()));
  }

  /** These, and some that are known now. */
  CheckedFiles and(Map<FileEntry, FileMark> more) {
    SortedMap<String, Checked> all = new TreeMap<>(byPath);
    more.forEach(
        (file, mark) -> all.put(file.path(), new Checked(file.sha256().hex(), mark.text())));
    return new CheckedFiles(all);
  }

  byte[] bytes(Subject subject) {
    StringBuilder text = new StringBuilder(subject.head());
    byPath.forEach(
        (path, checked) ->
            text.append(checked.sha256())
                .append(' ')
                .append(checked.mark())
                .append(' ')
                .append(path)
                .append('\n'));
    return (text + end(text.toString())).getBytes(UTF_8);
  }

  /** None where the bytes are not, to the last one, what was written of this subject. */
  static CheckedFiles read(byte[] bytes, Subject subject) {
    String text = new String(bytes, UTF_8);
    String head = subject.head();
    int end = text.length() - END_LENGTH;
    if (end < head.length()
        || !text.startsWith(head)
        || !text.substring(end).equals(end(text.substring(0, end)))) {
      return none();
    }
    SortedMap<String, Checked> byPath = new TreeMap<>();
    for (String line : text.substring(head.length(), end).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        return none();
      }
      byPath.put(matcher.group(3), new Checked(matcher.group(1), matcher.group(2)));
    }
    return new CheckedFiles(byPath);
  }

  private static String end(String text) {
    return END + Sha256.of(text.getBytes(UTF_8)) + "\n";
  }
}
