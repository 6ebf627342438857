package dev.granary.bench;

import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.Sketch;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How many pairs of random sets share a band, without texts and runs: so many of them that chance
 * hardly tells, and what is left is how the sketches err.
 */
final class SketchesAlone {
  private static final int PAIRS = 60_000;
  private static final int LEAST_SHINGLES = 60;
  private static final int MOST_SHINGLES = 360;
  private static final double BIN = 0.05;

  private final Banding banding;
  private final Sketch sketch;
  private final int[] left;
  private final int[] right;
  private final SplittableRandom random;

  private SketchesAlone(Accuracy.Preset preset, long seed) {
    banding = preset.banding();
    sketch = new Sketch(banding.sketchSize(), seed);
    left = new int[banding.sketchSize()];
    right = new int[banding.sketchSize()];
    random = new SplittableRandom(seed);
  }

  static void print(Accuracy.Preset preset, long seed) {
    SketchesAlone alone = new SketchesAlone(preset, seed);
    Accuracy.say("%nSketches alone: %s, %d pairs of random sets a bin%n", preset.words, PAIRS);
    Accuracy.say("| Jaccard | met | curve | difference |%n|---|---|---|---|");
    for (int bin = 10; bin < 20; bin++) {
      alone.print(bin * BIN);
    }
  }

  private void print(double least) {
    double met = 0;
    double curve = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      int all = random.nextInt(LEAST_SHINGLES, MOST_SHINGLES);
      int shared = (int) Math.round((least + BIN * random.nextDouble()) * all);
      curve += banding.caught((double) shared / all) / PAIRS;
      met += meet(random.longs(all).toArray(), shared) ? 1.0 / PAIRS : 0;
    }
    String name = String.format(Locale.ROOT, "%.2f to %.2f", least, least + BIN);
    Accuracy.say("| %s | %.4f | %.4f | %+.4f |", name, met, curve, met - curve);
  }

  /** The first so many of a set are the other one. */
  private boolean meet(long[] set, int shared) {
    sketch.of(set, shared, left);
    sketch.of(set, set.length, right);
    for (int band = 0; band < banding.bands(); band++) {
      if (banding.hash(left, band) == banding.hash(right, band)) {
        return true;
      }
    }
    return false;
  }
}
