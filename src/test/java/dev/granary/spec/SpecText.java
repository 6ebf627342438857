package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The smallest spec that says everything it must, in twelve lines, and ways to change it. */
final class SpecText {
  static final String SMALLEST =
      """
      dataset: birds
      version: "1.0"
      seed: 7
      sources:
        - name: faa
          files: data/*.csv
          licence: US-Public-Domain
      schema:
        damage: {type: string, domain: [None, Minor]}
        speed: {type: int, required: false}
        weight: {type: float}
      publish: {root: out}
      """;

  private SpecText() {}

  /** The smallest spec and more from line 13 on. */
  static String with(String more) {
    return SMALLEST + more;
  }

  /** The smallest spec with one piece of it replaced. */
  static String replacing(String piece, String by) {
    if (!SMALLEST.contains(piece)) {
      throw new IllegalArgumentException("the smallest spec does not say " + piece);
    }
    return SMALLEST.replace(piece, by);
  }

  /** The smallest spec with more keys for its only source. */
  static String source(String more) {
    return replacing("licence: US-Public-Domain", "licence: US-Public-Domain\n    " + more);
  }

  static Spec read(Path folder, String text) {
    return Specs.read(file(folder, text)).spec();
  }

  static List<Setting> settings(Path folder, String text) {
    return Specs.read(file(folder, text)).settings();
  }

  /** Asserts that a spec is refused for these reasons, told in this order, and for no other. */
  static void assertRefused(Path folder, String text, String... problems) {
    Path file = file(folder, text);
    String count = problems.length == 1 ? "1 problem" : problems.length + " problems";
    String message = String.join("\n", problems) + "\n" + count + "; nothing was read or written";

    assertThatThrownBy(() -> Specs.read(file))
        .isInstanceOf(BadSpec.class)
        .extracting(refusal -> refusal.getMessage().replace(folder + "/", ""))
        .isEqualTo(message);
  }

  static Path file(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("spec.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
