package dev.granary.decontaminate;

import dev.granary.coding.RowBuffer;
import dev.granary.record.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds what the texts of one record after another have of items. Not for several threads. */
public final class FindItems {
  private final List<Integer> fields;
  private final Quoting quoting;
  private final LookThrough look;
  private final TreeSet<Integer> grams = new TreeSet<>();
  private final List<Match> matches = new ArrayList<>();

  public FindItems(EvaluationIndex index, List<Integer> fields, Quoting quoting) {
    this.fields = List.copyOf(fields);
    this.quoting = quoting;
    look = new LookThrough(index);
  }

  /** Whether any n-gram of an item stands in a record. */
  public boolean isIn(FieldValues values) {
    matches.clear();
    grams.clear();
    for (int field : fields) {
      if (values.kind(field) == FieldValues.Kind.TEXT) {
        look.take(values.buffer(field), values.start(field), values.length(field));
        if (!look.sightings().isEmpty()) {
          take(values, field);
        }
      }
    }
    return !matches.isEmpty();
  }

  /** Whether any n-gram of an item stands in a text that is of no record; it is never quoted. */
  public boolean isIn(int field, RowBuffer text) {
    matches.clear();
    grams.clear();
    look.take(text.bytes(), 0, text.size());
    look.sightings().addGrams(grams);
    look.sightings().match(field, matches);
    return !matches.isEmpty();
  }

  /** Tells of the record that was looked through last. */
  public void put(RowBuffer rows, long ordinal) {
    HitRow.put(rows, ordinal, grams.stream().mapToInt(Integer::intValue).toArray(), matches);
  }

  private void take(FieldValues values, int field) {
    look.sightings().addGrams(grams);
    int first = matches.size();
    look.sightings().match(field, matches);
    if (quoting.mayQuote(field)) {
      quote(values, field, first);
    }
  }

  private void quote(FieldValues values, int field, int first) {
    for (int i = first; i < matches.size(); i++) {
      Match match = matches.get(i);
      Passage passage =
          Passage.of(
              values.buffer(field),
              values.start(field),
              look.words(),
              match.start(),
              match.end(),
              quoting.around());
      matches.set(i, match.quoting(passage));
    }
  }
}
