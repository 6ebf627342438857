package dev.granary.cli;

import dev.granary.compare.Fate;
import dev.granary.compare.Figures;
import dev.granary.record.Reason;
import dev.granary.report.NumberText;
import java.util.Locale;

/** The words of a comparison. */
final class DiffWords {
  private DiffWords() {}

  /** The name of what became of a record. */
  static String nameOf(Fate fate) {
    return fate.reason().map(Reason::name).orElse("not read");
  }

  /** What became of a record in a version that has not got it. */
  static String sentence(Fate fate, String version) {
    return fate.reason()
        .map(
            reason ->
                reason.outcome().name().toLowerCase(Locale.ROOT)
                    + " "
                    + reason
                    + " in "
                    + version
                    + ": "
                    + reason.sentence())
        .orElse("not read in " + version + ": no record there has the id");
  }

  /** A difference with its sign. */
  static String difference(Figures figures) {
    long difference = figures.difference();
    return difference > 0 ? "+" + NumberText.count(difference) : NumberText.count(difference);
  }

  /** A figure that may be of any size, with what digits matter. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? NumberText.count((long) value)
        : String.format(Locale.ROOT, "%.5g", value).replaceFirst("(\\.\\d*?)0+$", "$1");
  }

  /** A difference in bytes with its sign. */
  static String bytes(Figures figures) {
    long difference = figures.difference();
    return (difference < 0 ? "-" : "+") + NumberText.bytes(Math.abs(difference));
  }
}
