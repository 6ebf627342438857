package dev.granary.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts to look for near-duplicates in, and what is alike counted on strings, in the plain way. */
final class NearTexts {
  private final Random random;
  private final int vocabulary;

  NearTexts(long seed, int vocabulary) {
    this.random = new Random(seed);
    this.vocabulary = vocabulary;
  }

  List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word());
    }
    return words;
  }

  /** The same with so many words replaced. */
  List<String> edited(List<String> words, int edits) {
    List<String> edited = new ArrayList<>(words);
    for (int i = 0; i < edits; i++) {
      edited.set(random.nextInt(edited.size()), word());
    }
    return edited;
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  private String word() {
    return "w" + Integer.toString(random.nextInt(vocabulary), 36);
  }

  /** Case and what stands between words do not count. */
  static Set<List<String>> shingles(String text, int size) {
    List<String> words =
        List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    Set<List<String>> shingles = new HashSet<>();
    for (int i = 0; i + size <= words.size(); i++) {
      shingles.add(words.subList(i, i + size));
    }
    if (shingles.isEmpty() && !words.isEmpty()) {
      shingles.add(words);
    }
    return shingles;
  }

  static double jaccard(String left, String right, int size) {
    Set<List<String>> one = shingles(left, size);
    Set<List<String>> other = shingles(right, size);
    long shared = one.stream().filter(other::contains).count();
    return (double) shared / (one.size() + other.size() - shared);
  }

  static String line(int id, String text) {
    return "{\"id\": %d, \"text\": \"%s\"}".formatted(id, text);
  }

  static String joined(List<String> words) {
    return words.stream().collect(Collectors.joining(" "));
  }
}
