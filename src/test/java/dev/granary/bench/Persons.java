package dev.granary.bench;

import static dev.granary.bench.Accuracy.say;

import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * People of whom some stand there several times, with mistakes; who is who is known. Fields are
 * compared as one text, by runs of three letters. Recall is of the records that stand there for
 * somebody once more.
 */
final class Persons {
  private static final String SPEC =
      """
      dataset: persons
      version: "1.0"
      seed: 20261120
      sources: [{name: made, files: persons.csv, key: [rec_id], licence: BSD-3-Clause}]
      schema:
        rec_id: {type: string}
        given_name: {type: string, required: false}
        surname: {type: string, required: false}
        address_1: {type: string, required: false}
        suburb: {type: string, required: false}
        date_of_birth: {type: string, required: false}
        soc_sec_id: {type: string, required: false}
      dedup:
        exact: {on: [%1$s]}
        near:
          text: [%1$s]
          unit: code_points
          shingle: 3
          bands: 60
          rows: 4
          verify: %2$s
      publish: {root: out}
      """;

  private static final String NAMES = "given_name, surname, address_1, suburb";
  private static final String ALL = NAMES + ", date_of_birth, soc_sec_id";

  private Persons() {}

  static void print(Path work, Path file) throws IOException {
    if (!Files.exists(file)) {
      say("%nNo person records: %s is not there.", file);
      return;
    }
    List<String> lines = Files.readAllLines(file);
    for (String fields : List.of(ALL, NAMES)) {
      say("%nPersons, by %s%n", fields);
      say("| verify | records that went | for the same person | precision | recall |");
      say("|---|---|---|---|---|");
      for (double verify : new double[] {0.35, 0.4, 0.5, 0.6, 0.7, 0.8}) {
        print(work, lines, fields, verify);
      }
    }
  }

  private static void print(Path work, List<String> lines, String fields, double verify)
      throws IOException {
    Path spec = Accuracy.spec(work, "persons", SPEC.formatted(fields, verify));
    Files.write(spec.resolveSibling("persons.csv"), lines.stream().map(Persons::tidy).toList());
    Judged judged = Judged.by(spec);
    List<Judged.Gone> gone = new ArrayList<>(judged.gone(Reason.DUPLICATE_NEAR));
    gone.addAll(judged.gone(Reason.DUPLICATE_EXACT));
    long right =
        gone.stream()
            .filter(each -> person(lines, each.line()).equals(person(lines, each.survivor())))
            .count();
    Map<String, Integer> persons = new HashMap<>();
    for (int line = 1; line < lines.size(); line++) {
      persons.merge(person(lines, line), 1, Integer::sum);
    }
    int tooMany = lines.size() - 1 - persons.size();
    say(
        "| %.2f | %d | %d | %.4f | %.4f |",
        verify, gone.size(), right, (double) right / gone.size(), (double) right / tooMany);
  }

  /** The file has a space behind each comma. */
  private static String tidy(String line) {
    return line.replace(", ", ",");
  }

  /** Such as {@code rec-552} of {@code rec-552-dup-3}. */
  private static String person(List<String> lines, int line) {
    String[] parts = lines.get(line).split("[-,]", 3);
    return parts[0] + "-" + parts[1];
  }
}
