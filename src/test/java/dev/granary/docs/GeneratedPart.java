package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page, between two comments, that a test writes and then holds to the code. */
public final class GeneratedPart {
  /** Set to true, tests write what they otherwise compare. */
  static final String REGENERATE = "granary.regenerate";

  static final boolean IS_WRITTEN = Boolean.getBoolean(REGENERATE);

  private final Path file;
  private final String begin;
  private final String end;

  /** The part of a page that has this name. */
  public GeneratedPart(Path file, String name) {
    this.file = file;
    begin = "<!-- generated: " + name + " -->\n";
    end = "<!-- end of " + name + " -->\n";
  }

  /** Writes the part, or compares it with what it should be. */
  public void assertIs(String text) throws IOException {
    String page = Files.readString(file);
    assertThat(page).contains(begin, end);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    if (IS_WRITTEN) {
      Files.writeString(file, page.substring(0, from) + text + page.substring(to));
    } else {
      assertThat(page.substring(from, to))
          .as("%s must be what the code says; write it with -D%s=true", file, REGENERATE)
          .isEqualTo(text);
    }
  }
}
