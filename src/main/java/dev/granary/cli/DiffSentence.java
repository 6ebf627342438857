package dev.granary.cli;

import dev.granary.compare.Fate;
import dev.granary.compare.RecordChanges;
import dev.granary.compare.Sample;
import dev.granary.compare.VersionComparison;
import dev.granary.report.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What differs between two versions, in one sentence for three in the morning. */
final class DiffSentence {
  private final VersionComparison comparison;

  private DiffSentence(VersionComparison comparison) {
    this.comparison = comparison;
  }

  static String of(VersionComparison comparison) {
    DiffSentence sentence = new DiffSentence(comparison);
    return comparison.before().version().dataset()
        + " "
        + comparison.before().version().number()
        + " → "
        + comparison.after().version().number()
        + ": "
        + sentence.text();
  }

  private String text() {
    if (!comparison.isDifferent()) {
      return "nothing differs; the data is the same, byte for byte.";
    }
    RecordChanges records = comparison.records();
    if (records.leaving() + records.coming() + records.resplit().count() == 0) {
      return "no record leaves or comes" + changed(records) + "; " + data() + ".";
    }
    return leaving(records)
        + ", "
        + coming(records)
        + ", "
        + staying(records)
        + "; "
        + data()
        + ".";
  }

  private static String leaving(RecordChanges records) {
    return "%s of %s records leave%s"
        .formatted(
            NumberText.count(records.leaving()),
            NumberText.count(records.leaving() + records.stayed()),
            most(records.left(), records.leaving(), ""));
  }

  private static String coming(RecordChanges records) {
    return NumberText.count(records.coming())
        + (records.coming() == 1 ? " comes" : " come")
        + most(records.came(), records.coming(), "before: ");
  }

  private static String staying(RecordChanges records) {
    String resplit =
        records.resplit().count() == 0
            ? ""
            : ", " + NumberText.count(records.resplit().count()) + " of them in another split";
    return NumberText.count(records.stayed()) + " stay" + resplit + changed(records);
  }

  private static String changed(RecordChanges records) {
    String changed =
        records.changed().count() == 0
            ? ""
            : ", " + NumberText.count(records.changed().count()) + " with other content";
    return records.unproven() == 0
        ? changed
        : changed + ", " + NumberText.count(records.unproven()) + " perhaps with other content";
  }

  /** The most frequent fate, where there is one to tell. */
  private static <T> String most(Map<Fate, Sample<T>> fates, long all, String word) {
    return fates.entrySet().stream()
        .max(Comparator.comparingLong(fate -> fate.getValue().count()))
        .map(
            fate -> {
              long count = fate.getValue().count();
              String share = count == all ? "all" : NumberText.count(count);
              return " (" + word + share + " " + DiffWords.nameOf(fate.getKey()) + ")";
            })
        .orElse("");
  }

  private String data() {
    if (comparison.isSameData()) {
      return "the data is the same, byte for byte";
    }
    List<String> causes = new ArrayList<>();
    if (!comparison.inputs().isEmpty()) {
      causes.add("the input");
    }
    if (!comparison.isSameSpec()) {
      causes.add("the spec");
    }
    if (comparison.build().stream().anyMatch(change -> change.path().equals("code version"))) {
      causes.add("the code");
    }
    return causes.isEmpty()
        ? "input, spec and code are the same"
        : "what changed is " + String.join(" and ", causes);
  }
}
