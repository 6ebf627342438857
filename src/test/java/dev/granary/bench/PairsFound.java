package dev.granary.bench;

import dev.granary.bench.Accuracy.Preset;
import dev.granary.bench.PlantedPairs.Kind;
import dev.granary.bench.PlantedPairs.Pair;
import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many planted pairs of one twentieth of similarity a run found.
 *
 * @param expected how many there should be, from the similarity of each
 * @param wrong those that went though counting again on strings says that they should not
 */
record PairsFound(int bin, int pairs, int found, double expected, int wrong) {
  private static final double VERIFY = 0.8;
  private static final String SPEC =
      """
      dataset: pairs
      version: "1.0"
      seed: %d
      sources: [{name: made, files: pairs.jsonl, key: [id], licence: synthetic}]
      schema: {id: {type: int}, text: {type: string}}
      dedup:
        exact: {on: [text]}
        near: {text: [text], preset: %s, measure: %s, verify: %s}
      publish: {root: out}
      """;

  double share() {
    return (double) found / pairs;
  }

  String name() {
    return String.format(Locale.ROOT, "%.2f to %.2f", 0.5 + bin / 20.0, 0.55 + bin / 20.0);
  }

  /**
   * Which pairs meet, whatever they share: all of one text is in the other, so that whoever meets
   * goes.
   */
  static List<PairsFound> met(Path work, Preset preset, int eachBin, long seed) throws IOException {
    PlantedPairs planted = PlantedPairs.of(Kind.LONGER, preset.shingles(), eachBin, seed);
    String spec = SPEC.formatted(seed, preset.key(), "containment", "1.0");
    return found(run(work, "met-" + preset.key(), spec, planted), planted, preset, 0);
  }

  /** Which pairs go, of all that share more and less than is asked for. */
  static List<PairsFound> verified(Path work, Preset preset, int eachBin, long seed)
      throws IOException {
    PlantedPairs planted = PlantedPairs.of(Kind.EDITED, preset.shingles(), eachBin, seed);
    String spec = SPEC.formatted(seed, preset.key(), "jaccard", VERIFY);
    return found(run(work, "verified-" + preset.key(), spec, planted), planted, preset, VERIFY);
  }

  private static Judged run(Path work, String name, String text, PlantedPairs planted)
      throws IOException {
    Path spec = Accuracy.spec(work, name, text);
    planted.write(spec.resolveSibling("pairs.jsonl"));
    return Judged.by(spec);
  }

  private static List<PairsFound> found(
      Judged judged, PlantedPairs planted, Preset preset, double verify) {
    int[] pairs = new int[PlantedPairs.BINS];
    int[] found = new int[PlantedPairs.BINS];
    int[] wrong = new int[PlantedPairs.BINS];
    double[] expected = new double[PlantedPairs.BINS];
    for (Pair pair : planted.pairs()) {
      pairs[pair.bin()]++;
      expected[pair.bin()] += pair.jaccard() < verify ? 0 : preset.curve(pair.jaccard());
    }
    for (Judged.Gone gone : judged.gone(Reason.DUPLICATE_NEAR)) {
      Pair pair = planted.pairs().get(gone.line() / 2);
      double again =
          preset.shingles().jaccard(planted.text(gone.line()), planted.text(gone.survivor()));
      found[pair.bin()]++;
      wrong[pair.bin()] += gone.survivor() / 2 != gone.line() / 2 || again < verify ? 1 : 0;
    }
    List<PairsFound> bins = new ArrayList<>();
    for (int bin = 0; bin < PlantedPairs.BINS; bin++) {
      bins.add(new PairsFound(bin, pairs[bin], found[bin], expected[bin] / pairs[bin], wrong[bin]));
    }
    return bins;
  }
}
