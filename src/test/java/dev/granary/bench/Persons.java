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
 * People of whom some stand there several times, with mistakes; who is who is known. Names,
 * address and dates are compared as one text, by runs of letters.
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
        exact: {on: [given_name, surname, address_1, suburb, date_of_birth, soc_sec_id]}
        near:
          text: [given_name, surname, address_1, suburb, date_of_birth, soc_sec_id]
          unit: code_points
          shingle: 3
          bands: 60
          rows: 4
          verify: %s
      publish: {root: out}
      """;

  private Persons() {}

  static void print(Path work, Path file) throws IOException {
    if (!Files.exists(file)) {
      say("%nNo person records: %s is not there.", file);
      return;
    }
    List<String> lines = Files.readAllLines(file);
    say("%nPersons: pairs of one that went and the one that stays, and whether they are one person%n");
    say("| verify | records that went | of one person | precision | gone of 3,000 | recall |");
    say("|---|---|---|---|---|---|");
    for (double verify : new double[] {0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8}) {
      print(work, lines, verify);
    }
  }

  private static void print(Path work, List<String> lines, double verify) throws IOException {
    Path spec = Accuracy.spec(work, "persons-" + verify, SPEC.formatted(verify));
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
        "| %.2f | %d | %d | %.4f | %d | %.4f |",
        verify,
        gone.size(),
        right,
        (double) right / gone.size(),
        tooMany,
        (double) right / tooMany);
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
