package dev.granary.check.quality;

import dev.granary.record.DomainIndex;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What the tokens of a text add up to; which ones they are only where a vocabulary is wanted. */
final class Tokens {
  private final @Nullable Vocabulary vocabulary;
  private final DomainIndex stopWords;
  private final BitSet found = new BitSet();
  private int words;
  private int symbols;
  private int lettered;
  private long wordPoints;

  Tokens(DomainIndex stopWords, @Nullable Vocabulary vocabulary) {
    this.stopWords = stopWords;
    this.vocabulary = vocabulary;
  }

  void clear(byte[] text) {
    found.clear();
    words = 0;
    symbols = 0;
    lettered = 0;
    wordPoints = 0;
    if (vocabulary != null) {
      vocabulary.clear(text);
    }
  }

  /** Adds a word of so many characters, which has a letter where {@code kinds} says so. */
  void addWord(byte[] text, int start, int end, int points, int kinds) {
    words++;
    wordPoints += points;
    lettered += (kinds & Characters.LETTER) == 0 ? 0 : 1;
    int stopWord = stopWords.indexOf(text, start, end - start);
    if (stopWord >= 0) {
      found.set(stopWord);
    }
    if (vocabulary != null) {
      vocabulary.add(start, end, points);
    }
  }

  /** Adds a run of one symbol. */
  void addSymbol(int start, int end, int points) {
    symbols++;
    if (vocabulary != null) {
      vocabulary.add(start, end, points);
    }
  }

  int count() {
    return words + symbols;
  }

  int words() {
    return words;
  }

  /** How many tokens hold a letter. */
  int lettered() {
    return lettered;
  }

  /** The characters of all words. */
  long wordPoints() {
    return wordPoints;
  }

  /** How many different stop words were met. */
  int stopWords() {
    return found.cardinality();
  }
}
