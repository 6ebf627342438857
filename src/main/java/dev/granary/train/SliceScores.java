package dev.granary.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores for each value of a feature. Of a feature with very many values, those that come after the
 * first {@value #KNOWN} are one group; so are those with few records, of which nothing can be said.
 */
final class SliceScores {
  static final int KNOWN = 200;
  static final int SHOWN = 50;
  static final long FEWEST = 30;

  private final int classes;
  private final Map<String, Scores> values = new LinkedHashMap<>();
  private final Scores late;

  SliceScores(int classes) {
    this.classes = classes;
    this.late = new Scores(classes);
  }

  /** The scores of one value. */
  record Slice(String value, Scores scores) {}

  /** Values by the number of their records, and what was put together of all others. */
  record Shown(List<Slice> values, int grouped, Scores others) {}

  void add(String value, int label, float[] probabilities) {
    Scores scores = values.get(value);
    if (scores == null) {
      scores = values.size() < KNOWN ? new Scores(classes) : late;
      if (scores != late) {
        values.put(value, scores);
      }
    }
    scores.add(label, probabilities);
  }

  /** The values not known apart count as one in what is grouped. */
  Shown shown() {
    List<Slice> sorted =
        values.entrySet().stream()
            .map(entry -> new Slice(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.<Slice>comparingLong(slice -> -slice.scores().records())
                    .thenComparing(Slice::value))
            .toList();
    List<Slice> shown = new ArrayList<>();
    Scores others = new Scores(classes);
    others.add(late);
    int grouped = late.records() > 0 ? 1 : 0;
    for (Slice slice : sorted) {
      if (shown.size() < SHOWN && slice.scores().records() >= FEWEST) {
        shown.add(slice);
      } else {
        others.add(slice.scores());
        grouped++;
      }
    }
    return new Shown(List.copyOf(shown), grouped, others);
  }
}
