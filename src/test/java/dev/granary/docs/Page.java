package dev.granary.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, as far as tests look at it. */
record Page(Path file, List<String> lines) {
  private static final Path ROOT = Path.of("");
  private static final Set<String> NOT_OURS = Set.of("target", "out", ".git");
  private static final String FENCE = "```";
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

  Page {
    lines = List.copyOf(lines);
  }

  static Page read(Path file) throws IOException {
    return new Page(file, Files.readAllLines(file));
  }

  /** Every page of the repository, the one at the top and those in folders. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files.filter(Page::isPage).sorted()::iterator) {
        pages.add(read(file));
      }
    }
    return pages;
  }

  /** The fenced blocks, in order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = i + 1;
        while (!lines.get(end).equals(FENCE)) {
          end++;
        }
        String label = lines.get(i).substring(FENCE.length());
        blocks.add(new Block(label, i + 1, lines.subList(i + 1, end)));
        i = end;
      }
    }
    return blocks;
  }

  /** Where the links of the text lead, as they are written. */
  List<String> links() {
    return text().stream()
        .map(line -> CODE.matcher(line).replaceAll(""))
        .flatMap(line -> LINK.matcher(line).results())
        .map((MatchResult link) -> link.group(1))
        .toList();
  }

  /** The names by which links reach the headings. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    for (String line : text()) {
      if (line.startsWith("#")) {
        String heading = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
        anchors.add(heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }

  /** The rows of every table, cell by cell, without what is between them. */
  List<List<String>> rows() {
    return text().stream()
        .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
        .map(line -> line.substring(2, line.length() - 2))
        .map(line -> Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList())
        .toList();
  }

  /** The lines without the fenced blocks. */
  private List<String> text() {
    List<String> text = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      fenced ^= line.startsWith(FENCE);
      if (!fenced && !line.startsWith(FENCE)) {
        text.add(line);
      }
    }
    return text;
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md") && !NOT_OURS.contains(file.getName(0).toString());
  }

  /**
   * A fenced block.
   *
   * @param label what stands after the fence: the language, and perhaps more
   * @param start the place of its first line in the page, from 0
   */
  record Block(String label, int start, List<String> lines) {
    Block {
      lines = List.copyOf(lines);
    }

    /** The place after its last line. */
    int end() {
      return start + lines.size();
    }
  }
}
