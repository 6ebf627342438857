package dev.granary.decontaminate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;

/** What must be known of every item that can be found, by its number. */
final class ItemTable {
  private final int[] benchmarks;
  private final int[] numbers;
  private final int[] words;
  private final long[] ids;
  private final IntLists grams;
  private final Answers answers;

  /**
   * All items.
   *
   * @param numbers the place of each in its benchmark
   * @param words of its question
   * @param ids hashes of question and answer
   * @param grams the numbers of the n-grams of each, ascending and each once
   */
  ItemTable(
      int[] benchmarks, int[] numbers, int[] words, long[] ids, IntLists grams, Answers answers) {
    this.benchmarks = benchmarks;
    this.numbers = numbers;
    this.words = words;
    this.ids = ids;
    this.grams = grams;
    this.answers = answers;
  }

  int count() {
    return ids.length;
  }

  int benchmark(int item) {
    return benchmarks[item];
  }

  /** Its place among the items of its benchmark, from 1. */
  int number(int item) {
    return numbers[item];
  }

  /** How many words its question has. */
  int words(int item) {
    return words[item];
  }

  /** 16 hexadecimal digits that follow from its words: the same in every run. */
  String id(int item) {
    return HexFormat.of().toHexDigits(ids[item]);
  }

  /** For each item the numbers of its n-grams. */
  IntLists grams() {
    return grams;
  }

  Answers answers() {
    return answers;
  }

  void write(DataOutputStream out) throws IOException {
    IntLists.writeInts(out, benchmarks);
    IntLists.writeInts(out, numbers);
    IntLists.writeInts(out, words);
    IntLists.writeLongs(out, ids);
    grams.write(out);
    answers.write(out);
  }

  static ItemTable read(DataInputStream in) throws IOException {
    return new ItemTable(
        IntLists.readInts(in),
        IntLists.readInts(in),
        IntLists.readInts(in),
        IntLists.readLongs(in),
        IntLists.read(in),
        Answers.read(in));
  }
}
