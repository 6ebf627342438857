package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads whose file is not YAML, or is more of it than is taken. */
class YamlMistakesTest {
  @TempDir Path folder;

  @Test
  void aTabDoesNotIndent() {
    refused(
        SpecText.with("shards:\n\tprocesses: [4]"),
        "spec.yaml:14:1: a tab stands where only spaces may (indent with spaces)");
  }

  @Test
  void brokenSyntaxIsToldWhereItBreaks() {
    refused(
        SpecText.with("shards: {processes: [4]"),
        "spec.yaml:13:24: is not YAML: expected ',' or '}', but got <stream end>");
    refused(SpecText.with("a: 'b"), "spec.yaml:13:6: is not YAML: found unexpected end of stream");
  }

  @Test
  void anEmptyFileIsTold() {
    refused("", "spec.yaml:1:1: is empty");
    refused("# only a comment\n", "spec.yaml:1:1: is empty");
  }

  @Test
  void nestingHasALimit() {
    refused(
        SpecText.with("description: " + "[".repeat(40) + "]".repeat(40)),
        "spec.yaml:13:44: is nested deeper than 30 levels");
  }

  @Test
  void aliasesHaveALimit() {
    refused(
        SpecText.with("x: &a [b]\ny: [" + "*a, ".repeat(21) + "]"),
        "spec.yaml:14:85: has more than 20 aliases");
  }

  @Test
  void aFewAliasesCannotUnfoldToMillionsOfValues() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [" + "x,".repeat(200_000) + "]\n");
    for (int i = 1; i <= 3; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }

    refused(bomb.toString(), "spec.yaml:3:10: unfolds to more than 1000000 values");
  }

  @Test
  void anAliasToItselfOrToNothingIsRefused() {
    refused(
        SpecText.with("x: &a [*a]"), "spec.yaml:13:8: *a refers to nothing that is complete above");
    refused(SpecText.with("x: *b"), "spec.yaml:13:4: *b refers to nothing that is complete above");
  }

  @Test
  void whatYamlCouldDoToAKeyIsRefused() {
    refused(
        SpecText.with("<<: {a: 1}"),
        "spec.yaml:13:1: merge keys (<<) are not taken (write the keys out)");
    refused(
        SpecText.with("null: 1"), "spec.yaml:13:1: a key must be text, is null (put it in quotes)");
    refused(SpecText.with("[a]: 1"), "spec.yaml:13:1: a key must be text, is a list");
  }

  @Test
  void tagsAreRefused() {
    refused(
        SpecText.with("description: !!str x"),
        "spec.yaml:13:14: tags are not taken, this is !!str (remove it)");
    refused(
        SpecText.with("description: !!javax.script.ScriptEngineManager []"),
        "spec.yaml:13:14: tags are not taken, this is !!javax.script.ScriptEngineManager (remove"
            + " it)");
  }

  @Test
  void aSecondDocumentIsRefused() {
    refused(
        SpecText.with("---\ndataset: b"),
        "spec.yaml:13:1: a second document starts here (one file holds one)");
  }

  @Test
  void controlCharactersAreRefused() {
    refused(
        SpecText.with("description: \u0007"),
        "spec.yaml:13:14: holds the control character U+0007 (remove it)");
    refused(
        SpecText.replacing("data/*.csv", "\"a\\0b.csv\""),
        "spec.yaml:6:5: sources[0].files: must not hold control characters, is"
            + " \"a\\u0000b.csv\"");
  }

  @Test
  void aFileOfMoreThanAMebibyteIsRefused() {
    refused("#" + "x".repeat(1 << 20), "spec.yaml: is longer than 1 MiB");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Path file = Files.write(folder.resolve("spec.yaml"), new byte[] {'a', (byte) 0xE9, '\n'});

    assertThatThrownBy(() -> Specs.read(file))
        .hasMessage(
            file + ": is not UTF-8 (save it as UTF-8)\n1 problem; nothing was read or written");
  }

  @Test
  void aFolderIsNotAFile() {
    assertThatThrownBy(() -> Specs.read(folder))
        .hasMessage(folder + ": is a folder, not a file\n1 problem; nothing was read or written");
  }

  private void refused(String text, String... problems) {
    SpecText.assertRefused(folder, text, problems);
  }
}
