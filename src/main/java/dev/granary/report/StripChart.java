package dev.granary.report;

import dev.granary.report.Charts.StripAxis;
import dev.granary.report.Contents.Shard;
import dev.granary.report.Svg.Band;
import gg.jte.Content;
import java.util.List;

/** Sizes along a line: where marks would cover one another they are piled up. */
final class StripChart {
  private static final int PLACES = 160;
  private static final int TALLEST = 24;
  private static final int SHORTEST = 4;
  private static final int HEIGHT = 44;
  private static final int BASELINE = HEIGHT - 4;

  /** Leaves air to the right of the largest, so that its mark is not cut off. */
  private static final double FULL = 0.985;

  private StripChart() {}

  static Content of(String split, List<Shard> shards, StripAxis axis) {
    long[] piles = piles(shards, axis);
    long tallest = 1;
    for (long pile : piles) {
      tallest = Math.max(tallest, pile);
    }
    Svg drawing = Svg.alone(HEIGHT, words(split, shards));
    drawing.bar(0, 1, new Band(TALLEST + 1, 1), "axis");
    for (int place = 0; place < PLACES; place++) {
      if (piles[place] > 0) {
        int height = (int) Math.max(SHORTEST, TALLEST * piles[place] / tallest);
        double from = FULL * place / PLACES;
        drawing.bar(from, from + FULL * 0.8 / PLACES, new Band(TALLEST - height, height), "kept");
      }
    }
    return label(drawing, axis).content();
  }

  private static long[] piles(List<Shard> shards, StripAxis axis) {
    long[] piles = new long[PLACES];
    for (Shard shard : shards) {
      double part = (double) shard.bytes() / Math.max(1, axis.largest());
      piles[(int) Math.min(PLACES - 1, part * PLACES)]++;
    }
    return piles;
  }

  private static Svg label(Svg drawing, StripAxis axis) {
    drawing.words(0, BASELINE, "0");
    Long target = axis.target();
    if (target == null) {
      return drawing.words(FULL, BASELINE, NumberText.bytes(axis.largest()));
    }
    double at = FULL * target / Math.max(1, axis.largest());
    return drawing
        .hairline(at, new Band(0, TALLEST + 2), "mark")
        .words(at, BASELINE, "target " + NumberText.bytes(target));
  }

  private static String words(String split, List<Shard> shards) {
    long smallest = shards.stream().mapToLong(Shard::bytes).min().orElse(0);
    long largest = shards.stream().mapToLong(Shard::bytes).max().orElse(0);
    return "Sizes of the shards of %s: from %s to %s"
        .formatted(Legible.text(split), NumberText.bytes(smallest), NumberText.bytes(largest));
  }
}
