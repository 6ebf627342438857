package dev.granary.decontaminate;

import dev.granary.coding.Grams;
import dev.granary.coding.Words;
import dev.granary.record.StableHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes the index of the items that it is given, in the order that numbers them. */
public final class IndexBuilder {
  /** How many n-grams an index may have; more would ask too much of every worker's memory. */
  public static final int MOST_GRAMS = 1 << 23;

  /** A text of fewer words than this is no text, however often it repeats them. */
  private static final int FEWEST_WORDS = 4;

  private final int ngram;
  private final int floor;
  private final Words words = new Words();
  private final List<Item> items = new ArrayList<>();
  private final LongList grams = new LongList();
  private final LongList begins = new LongList();
  private final LongList answers = new LongList();
  private final TreeSet<Integer> sizes = new TreeSet<>();

  private record Item(
      int benchmark,
      int number,
      int words,
      long id,
      int gramsEnd,
      int answerWords,
      int answerEnd) {}

  /**
   * A builder.
   *
   * @param ngram how many words an n-gram has
   * @param floor how many it has at least, where a question has no more; a shorter one cannot be
   *     found
   */
  public IndexBuilder(int ngram, int floor) {
    if (floor < 1 || floor > ngram) {
      throw new IllegalArgumentException(
          "the floor must be from 1 to %d, is %d".formatted(ngram, floor));
    }
    this.ngram = ngram;
    this.floor = floor;
  }

  /** What became of an item. */
  public enum Added {
    PROTECTED,
    TOO_SHORT
  }

  public Added add(EvaluationItem item) {
    take(item.question());
    int count = words.count();
    if (count < floor || distinct() < Math.min(FEWEST_WORDS, floor)) {
      return Added.TOO_SHORT;
    }
    int size = Math.min(ngram, count);
    long id = StableHash.spread(count);
    int from = grams.size();
    for (int word = 0; word < count; word++) {
      id = StableHash.mix(id, words.hashes()[word]);
      if (word + size <= count) {
        grams.add(Grams.hash(words.hashes(), word, size));
        begins.add(Grams.hash(words.hashes(), word, floor));
      }
    }
    grams.settle(from);
    sizes.add(floor);
    sizes.add(size);
    take(item.answer());
    for (int word = 0; word < words.count(); word++) {
      id = StableHash.mix(id, words.hashes()[word]);
    }
    int answerWords = addAnswer();
    items.add(
        new Item(
            item.benchmark(), item.number(), count, id, grams.size(), answerWords, answers.size()));
    return Added.PROTECTED;
  }

  /** Whether the index has more than {@link #MOST_GRAMS} by now. */
  public boolean isTooLarge() {
    return grams.size() > MOST_GRAMS || answers.size() > MOST_GRAMS;
  }

  public EvaluationIndex build() {
    long[] each = grams.toArray();
    long[] hashes = distinct(each);
    int[] numbers = new int[each.length];
    for (int i = 0; i < each.length; i++) {
      numbers[i] = Arrays.binarySearch(hashes, each[i]);
    }
    IntLists byItem = new IntLists(ends(items.stream().mapToInt(Item::gramsEnd)), numbers);
    IntLists holders = byItem.inverse(hashes.length);
    int[] weights = new int[hashes.length];
    for (int gram = 0; gram < weights.length; gram++) {
      weights[gram] = weight(items.size(), holders.size(gram));
    }
    int[] ascending = sizes.stream().mapToInt(Integer::intValue).toArray();
    return new EvaluationIndex(
        new GramTable(
            hashes,
            weights,
            ascending.length == 0 ? new int[] {floor} : ascending,
            holders,
            BeginFilter.of(distinct(begins.toArray()))),
        new ItemTable(
            items.stream().mapToInt(Item::benchmark).toArray(),
            items.stream().mapToInt(Item::number).toArray(),
            items.stream().mapToInt(Item::words).toArray(),
            items.stream().mapToLong(Item::id).toArray(),
            byItem,
            answers()));
  }

  /** Rarer is heavier: the logarithm of how many items there are for each that has it. */
  private static int weight(int all, int holders) {
    return Math.max(1, (int) Math.round(1000 * StrictMath.log(1 + (double) all / holders)));
  }

  private int addAnswer() {
    int count = words.count();
    int from = answers.size();
    if (count <= Answers.SHORT) {
      for (int word = 0; word < count; word++) {
        answers.add(words.hashes()[word]);
      }
      return count;
    }
    for (int word = 0; word + Answers.RUN <= count; word++) {
      answers.add(Grams.hash(words.hashes(), word, Answers.RUN));
    }
    answers.settle(from);
    return count;
  }

  private Answers answers() {
    long[] units = answers.toArray();
    long[] hashes = distinct(units);
    int[] holders = new int[hashes.length];
    for (long unit : units) {
      holders[Arrays.binarySearch(hashes, unit)]++;
    }
    int answered = (int) items.stream().filter(item -> item.answerWords() > 0).count();
    int[] weights = new int[units.length];
    for (int i = 0; i < units.length; i++) {
      weights[i] = weight(answered, holders[Arrays.binarySearch(hashes, units[i])]);
    }
    return new Answers(
        items.stream().mapToInt(Item::answerWords).toArray(),
        ends(items.stream().mapToInt(Item::answerEnd)),
        units,
        weights);
  }

  private void take(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    words.take(bytes, 0, bytes.length);
  }

  private int distinct() {
    return (int)
        Arrays.stream(words.hashes(), 0, words.count()).distinct().limit(FEWEST_WORDS).count();
  }

  private static long[] distinct(long[] numbers) {
    return Arrays.stream(numbers).sorted().distinct().toArray();
  }

  private static int[] ends(IntStream ends) {
    return IntStream.concat(IntStream.of(0), ends).toArray();
  }
}
