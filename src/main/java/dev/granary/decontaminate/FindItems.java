package dev.granary.decontaminate;

import dev.granary.coding.RowBuffer;
import dev.granary.record.FieldValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks through the texts of one record after another for the n-grams of items. Most records have
 * none, and cost a hash for each of their words. Not for several threads.
 */
public final class FindItems {
  private final EvaluationIndex index;
  private final List<Integer> fields;
  private final Quoting quoting;
  private final Words words = new Words();
  private final Sightings sightings;
  private final List<Match> matches = new ArrayList<>();

  public FindItems(EvaluationIndex index, List<Integer> fields, Quoting quoting) {
    this.index = index;
    this.fields = List.copyOf(fields);
    this.quoting = quoting;
    sightings = new Sightings(index, words);
  }

  /** Whether any n-gram of an item stands in a record. */
  public boolean isIn(FieldValues values) {
    matches.clear();
    sightings.clear();
    for (int field : fields) {
      if (values.kind(field) == FieldValues.Kind.TEXT) {
        words.take(values.buffer(field), values.start(field), values.length(field));
        look();
        int first = matches.size();
        sightings.match(field, matches);
        if (quoting.mayQuote(field)) {
          quote(values, field, first);
        }
      }
    }
    return !matches.isEmpty();
  }

  /** Tells of the record that was looked through last. */
  public void put(RowBuffer rows, long ordinal) {
    HitRow.put(rows, ordinal, sightings.grams(), matches);
  }

  private void quote(FieldValues values, int field, int first) {
    for (int i = first; i < matches.size(); i++) {
      Match match = matches.get(i);
      Passage passage =
          Passage.of(
              values.buffer(field),
              values.start(field),
              words,
              match.start(),
              match.end(),
              quoting.around());
      matches.set(i, match.quoting(passage));
    }
  }

  private void look() {
    int[] sizes = index.grams().sizes();
    int floor = sizes[0];
    int count = words.count();
    long[] hashes = words.hashes();
    if (count < floor) {
      return;
    }
    long weight = Grams.weight(floor);
    long sum = Grams.sum(hashes, 0, floor);
    for (int at = 0; ; at++) {
      if (index.grams().mayBegin(Grams.hash(sum, floor))) {
        lookCloser(at);
      }
      if (at + floor == count) {
        return;
      }
      sum = Grams.next(sum, weight, hashes[at], hashes[at + floor]);
    }
  }

  private void lookCloser(int at) {
    for (int size : index.grams().sizes()) {
      if (at + size <= words.count()) {
        int gram = index.grams().find(Grams.hash(words.hashes(), at, size));
        if (gram >= 0) {
          sightings.add(gram, at, size);
        }
      }
    }
  }
}
