package dev.granary.statistics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Different texts and how often each was met. */
public final class Words {
  private static final Comparator<Word> MOST_FREQUENT =
      Comparator.comparingLong(Word::count)
          .reversed()
          .thenComparing(Word::text, Arrays::compareUnsigned)
          .thenComparing(Word::hash, Long::compareUnsigned);

  private final List<Word> words;

  /**
   * A text by its hash.
   *
   * @param text empty where the text is, and where it was too long to be kept
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they were met; compared by hash
  record Word(long hash, long count, byte[] text) {
    String shown() {
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  private Words(List<Word> words) {
    this.words = words;
  }

  static Words of(List<Word> words) {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(MOST_FREQUENT);
    return new Words(sorted);
  }

  List<Word> mostFrequent() {
    return words;
  }

  List<Word> byHash() {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparing(Word::hash, Long::compareUnsigned));
    return sorted;
  }
}
