package dev.granary.bench;

import static dev.granary.bench.Accuracy.say;

import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Text messages that people sent: what goes of them, to be judged by eye. */
final class Messages {
  private static final String SPEC =
      """
      dataset: messages
      version: "1.0"
      seed: 20261120
      sources: [{name: sent, files: messages.jsonl, key: [id], licence: CC-BY-4.0}]
      schema: {id: {type: int}, text: {type: string}}
      dedup:
        exact: {on: [text]}
        near: {text: [text], bands: 32, rows: 6, verify: %s}
      publish: {root: out}
      """;

  private Messages() {}

  static void print(Path work, Path file) throws IOException {
    if (!Files.exists(file)) {
      say("%nNo text messages: %s is not there.", file);
      return;
    }
    List<String> texts =
        Files.readAllLines(file).stream()
            .map(line -> line.substring(line.indexOf('\t') + 1))
            .toList();
    PlainShingles shingles = new PlainShingles(5, PlainShingles.Unit.WORDS);
    for (double verify : new double[] {0.8, 0.7}) {
      Path spec = Accuracy.spec(work, "messages-" + verify, SPEC.formatted(verify));
      Files.write(spec.resolveSibling("messages.jsonl"), lines(texts));
      Judged judged = Judged.by(spec);
      List<Judged.Gone> gone =
          judged.gone(Reason.DUPLICATE_NEAR).stream()
              .sorted(Comparator.comparingInt(Judged.Gone::line))
              .toList();
      Path pairs = spec.resolveSibling("pairs.txt");
      Files.write(
          pairs, gone.stream().flatMap(each -> told(each, texts, shingles).stream()).toList());
      say(
          "%nMessages at %.1f: %s are equal, %s nearly; the pairs stand in %s",
          verify,
          Accuracy.went(judged, Reason.DUPLICATE_EXACT),
          Accuracy.went(judged, Reason.DUPLICATE_NEAR),
          pairs);
    }
  }

  private static List<String> told(Judged.Gone gone, List<String> texts, PlainShingles shingles) {
    String one = texts.get(gone.line());
    String other = texts.get(gone.survivor());
    return List.of(
        "%d for %d: %s; counted again: %.4f"
            .formatted(gone.line(), gone.survivor(), gone.evidence(), shingles.jaccard(one, other)),
        "  " + one,
        "  " + other);
  }

  private static List<String> lines(List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(id -> "{\"id\": %d, \"text\": \"%s\"}".formatted(id, escaped(texts.get(id))))
        .toList();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
  }
}
