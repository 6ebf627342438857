package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A version that was dealt to other files has the records of another, which has their signatures.
 */
class CompareWithDealtAnewTest {
  private static final String WORDS =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";

  @TempDir Path folder;

  @Test
  void newRecordsAreComparedWithTheVersionItWasMadeFrom() throws IOException {
    Files.write(
        folder.resolve("a.jsonl"),
        List.of(
            line(1, WORDS + " " + WORDS.toUpperCase(Locale.ROOT) + " end"),
            line(2, "quite another text")));
    Files.write(
        folder.resolve("b.jsonl"),
        List.of(line(3, WORDS + " " + WORDS + " ending"), line(4, "a text that is not there yet")));
    told("run", spec("a.jsonl", ""));
    told("shard", spec("a.jsonl", ""), "--processes", "2");

    Told second = told("run", spec("b.jsonl", ", against: ['published:last']"), "--json");

    assertThat(second.json().at("/version").asText()).isEqualTo("1.0.2");
    assertThat(folder.resolve("out/texts/1.0.0/signatures/rule.json")).exists();
    assertThat(folder.resolve("out/texts/1.0.1/signatures")).doesNotExist();
    Told missing =
        told(
            "why-missing",
            "--root",
            folder.resolve("out"),
            "texts",
            "--file",
            "b.jsonl",
            "--line",
            "1");
    assertThat(missing.out()).contains("jaccard ", ", in version 1.0.0");
  }

  private Path spec(String files, String more) throws IOException {
    return Files.writeString(
        folder.resolve("spec.yaml"),
        """
        dataset: texts
        version: "1.0"
        seed: 5
        sources: [{name: made, files: %s, key: [id], licence: synthetic}]
        schema: {id: {type: int}, text: {type: string}}
        dedup: {exact: {on: [text]}, near: {text: [text]%s}}
        publish: {root: out}
        """
            .formatted(files, more));
  }

  private static Told told(String verb, Object... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = verb;
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    Told told = Told.by(words);
    assertThat(told.code()).as(told.err() + told.out()).isZero();
    return told;
  }

  private static String line(int id, String text) {
    return "{\"id\": %d, \"text\": \"%s\"}".formatted(id, text);
  }
}
