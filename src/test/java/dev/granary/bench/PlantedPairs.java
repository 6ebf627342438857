package dev.granary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Pairs of texts that share a known part of their shingles, so many for each twentieth from 0.5 to
 * 1; other texts share next to nothing. The same for the same seed.
 */
final class PlantedPairs {
  static final int BINS = 10;

  private static final double LEAST = 0.5;
  private static final int WORDS = 1_000_000;

  private final List<Pair> pairs = new ArrayList<>();
  private final SplittableRandom random;

  private PlantedPairs(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Two texts.
   *
   * @param jaccard counted exactly
   */
  record Pair(String left, String right, double jaccard) {
    /** The twentieth that it lies in, the first from 0.5 to 0.55. */
    int bin() {
      return Math.min(BINS - 1, (int) ((jaccard - LEAST) * 20 + 1e-9));
    }
  }

  /** How the second text of a pair is made from the first. */
  enum Kind {
    /** With more words behind it: whoever meets can be told, as all of the first is in it. */
    LONGER,
    /** With some words here and there replaced. */
    EDITED
  }

  static PlantedPairs of(Kind kind, PlainShingles shingles, int eachBin, long seed) {
    PlantedPairs planted = new PlantedPairs(seed);
    int[] found = new int[BINS];
    for (int full = 0; full < BINS; ) {
      Pair pair = planted.pair(kind, shingles);
      if (pair.jaccard() >= LEAST && pair.jaccard() < 1 && found[pair.bin()] < eachBin) {
        planted.pairs.add(pair);
        full += ++found[pair.bin()] == eachBin ? 1 : 0;
      }
    }
    return planted;
  }

  List<Pair> pairs() {
    return Collections.unmodifiableList(pairs);
  }

  /** As lines of JSON: the first text of pair n is line 2n, the second the next one. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Pair pair : pairs) {
      lines.add(line(lines.size(), pair.left()));
      lines.add(line(lines.size(), pair.right()));
    }
    Files.write(file, lines);
  }

  String text(int line) {
    Pair pair = pairs.get(line / 2);
    return line % 2 == 0 ? pair.left() : pair.right();
  }

  private static String line(int id, String text) {
    return "{\"id\": %d, \"text\": \"%s\"}".formatted(id, text);
  }

  private Pair pair(Kind kind, PlainShingles shingles) {
    double wanted = LEAST + random.nextDouble() * (1 - LEAST);
    List<String> left = words(60 + random.nextInt(120));
    List<String> right = new ArrayList<>(left);
    switch (kind) {
      case LONGER -> right.addAll(words((int) Math.round(left.size() * (1 / wanted - 1))));
      case EDITED -> {
        // An exchanged word is in five shingles of each text.
        long edits = Math.round(left.size() * (1 - wanted) / (1 + wanted) / 5);
        for (long edit = 0; edit < Math.max(1, edits); edit++) {
          right.set(random.nextInt(right.size()), word());
        }
      }
    }
    String one = String.join(" ", left);
    String other = String.join(" ", right);
    return new Pair(one, other, shingles.jaccard(one, other));
  }

  private List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word());
    }
    return words;
  }

  private String word() {
    return Integer.toString(random.nextInt(WORDS), 36);
  }
}
