package dev.granary.decontaminate;

import dev.granary.coding.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where the n-grams of items stand in one text, and what that says of the items. */
final class Sightings {
  /** An n-gram that a text repeats is looked at so often, so that no text costs too much. */
  private static final int MOST_OF_ONE = 4;

  /** Of so many items a text is told that it has them: those of which it has most. */
  static final int MOST_ITEMS = 64;

  private static final Comparator<Weighed> HEAVIEST_FIRST =
      Comparator.comparingLong(Weighed::weight)
          .reversed()
          .thenComparingInt(weighed -> weighed.match().item());

  private final EvaluationIndex index;
  private final Words words;
  private final List<Sighting> found = new ArrayList<>();
  private final Map<Integer, Integer> times = new HashMap<>();

  private record Sighting(int gram, int at, int size) {
    int end() {
      return at + size;
    }
  }

  private record Weighed(long weight, Match match) {}

  Sightings(EvaluationIndex index, Words words) {
    this.index = index;
    this.words = words;
  }

  /** Begins a text. */
  void clear() {
    if (!found.isEmpty()) {
      found.clear();
      times.clear();
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void add(int gram, int at, int size) {
    if (times.merge(gram, 1, Integer::sum) <= MOST_OF_ONE) {
      found.add(new Sighting(gram, at, size));
    }
  }

  /** Adds the numbers of the n-grams that the text has. */
  void addGrams(Set<Integer> grams) {
    found.forEach(sighting -> grams.add(sighting.gram()));
  }

  /** The words of the text that stand in some of the n-grams. */
  BitSet wordsOf(Set<Integer> grams) {
    BitSet covered = new BitSet();
    for (Sighting sighting : found) {
      if (grams.contains(sighting.gram())) {
        covered.set(sighting.at(), sighting.end());
      }
    }
    return covered;
  }

  /** Adds what the text has of each item. */
  void match(int field, List<Match> matches) {
    Map<Integer, List<Sighting>> byItem = new TreeMap<>();
    IntLists holders = index.grams().holders();
    for (Sighting sighting : found) {
      for (int at = holders.start(sighting.gram()); at < holders.end(sighting.gram()); at++) {
        byItem.computeIfAbsent(holders.at(at), item -> new ArrayList<>()).add(sighting);
      }
    }
    List<Weighed> weighed = new ArrayList<>();
    byItem.forEach((item, sightings) -> weighed.add(best(item, field, sightings)));
    weighed.stream()
        .sorted(HEAVIEST_FIRST)
        .limit(MOST_ITEMS)
        .forEach(each -> matches.add(each.match()));
  }

  /** Of the places where an item's n-grams stand close together, the one that has most of it. */
  private Weighed best(int item, int field, List<Sighting> sightings) {
    Weighed best = null;
    for (int from = 0; from < sightings.size(); ) {
      int to = from + 1;
      while (to < sightings.size() && areClose(sightings.get(to - 1), sightings.get(to))) {
        to++;
      }
      Weighed next = weigh(item, field, sightings.subList(from, to));
      if (best == null || next.weight() > best.weight()) {
        best = next;
      }
      from = to;
    }
    if (best == null) {
      throw new IllegalStateException("an item was found nowhere");
    }
    return best;
  }

  /** One changed word spoils as many n-grams as each has words; two of them are borne in a row. */
  private static boolean areClose(Sighting one, Sighting next) {
    return next.at() - one.at() <= 2 * one.size();
  }

  private Weighed weigh(int item, int field, List<Sighting> place) {
    int[] numbers = place.stream().mapToInt(Sighting::gram).sorted().distinct().toArray();
    long weight = 0;
    for (int gram : numbers) {
      weight += index.grams().weight(gram);
    }
    int from = place.get(0).at();
    int to = place.stream().mapToInt(Sighting::end).max().orElseThrow();
    return new Weighed(
        weight,
        new Match(
            item,
            field,
            words.start(from),
            words.end(to - 1),
            answer(item, from, to),
            numbers,
            Passage.NONE));
  }

  private int answer(int item, int from, int to) {
    Answers answers = index.items().answers();
    if (answers.words(item) == 0) {
      return 0;
    }
    int reach = answers.reach(item);
    int behind = answers.found(item, words.hashes(), to, Math.min(words.count(), to + reach));
    return behind == Score.WHOLE
        ? behind
        : Math.max(behind, answers.found(item, words.hashes(), Math.max(0, from - reach), from));
  }
}
