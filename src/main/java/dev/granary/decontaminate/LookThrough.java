package dev.granary.decontaminate;

import dev.granary.coding.Grams;
import dev.granary.coding.Words;

/**
 * Looks through one text after another for the n-grams of items. Most texts have none, and cost a
 * hash for each of their words. Not for several threads.
 */
final class LookThrough {
  private final GramTable grams;
  private final Words words = new Words();
  private final Sightings sightings;

  LookThrough(EvaluationIndex index) {
    grams = index.grams();
    sightings = new Sightings(index, words);
  }

  /** Takes a text in the place of the one before. */
  void take(byte[] text, int start, int length) {
    words.take(text, start, length);
    sightings.clear();
    int[] sizes = grams.sizes();
    int floor = sizes[0];
    int count = words.count();
    long[] hashes = words.hashes();
    if (count < floor) {
      return;
    }
    long weight = Grams.weight(floor);
    long sum = Grams.sum(hashes, 0, floor);
    for (int at = 0; ; at++) {
      if (grams.mayBegin(Grams.hash(sum, floor))) {
        lookCloser(at);
      }
      if (at + floor == count) {
        return;
      }
      sum = Grams.next(sum, weight, hashes[at], hashes[at + floor]);
    }
  }

  /** The words of the text. */
  Words words() {
    return words;
  }

  /** What was seen in the text. */
  Sightings sightings() {
    return sightings;
  }

  private void lookCloser(int at) {
    for (int size : grams.sizes()) {
      if (at + size <= words.count()) {
        int gram = grams.find(Grams.hash(words.hashes(), at, size));
        if (gram >= 0) {
          sightings.add(gram, at, size);
        }
      }
    }
  }
}
