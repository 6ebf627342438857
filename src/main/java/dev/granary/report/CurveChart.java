package dev.granary.report;

import dev.granary.report.NearDuplicates.Banding;
import dev.granary.report.NearDuplicates.Verify;
import dev.granary.report.NearDuplicates.Whole;
import dev.granary.report.Svg.Band;
import gg.jte.Content;
import java.util.Locale;

/**
 * How likely a pair is found against its Jaccard similarity, with a mark where records begin to go:
 * only where that is a matter of this similarity too.
 */
final class CurveChart {
  private static final int PIECES = 50;
  private static final int TOP = 16;
  private static final int DEPTH = 72;
  private static final int HEIGHT = TOP + DEPTH + 20;

  /** Leaves air to the right, so that the end of the curve is not cut off. */
  private static final double FULL = 0.985;

  private CurveChart() {}

  static Content of(Banding banding, Verify verify) {
    Svg drawing = Svg.alone(HEIGHT, words(banding));
    drawing.bar(0, 1, new Band(TOP + DEPTH, 1), "axis");
    if (verify.of() == Whole.JACCARD) {
      drawing
          .hairline(FULL * verify.atLeast(), new Band(TOP, DEPTH), "mark")
          .words(
              FULL * verify.atLeast(),
              TOP - 4,
              "goes from " + NumberText.similarity(verify.atLeast()));
    }
    for (int piece = 0; piece < PIECES; piece++) {
      double from = (double) piece / PIECES;
      double to = (piece + 1.0) / PIECES;
      drawing.stroke(
          new Svg.Point(FULL * from, height(banding.found(from))),
          new Svg.Point(FULL * to, height(banding.found(to))),
          "curve");
    }
    return drawing
        .words(0, TOP - 4, "found, up to 100%")
        .words(0, HEIGHT - 4, "nothing shared")
        .words(FULL, HEIGHT - 4, "equal")
        .content();
  }

  private static double height(double found) {
    return TOP + DEPTH * (1 - found);
  }

  private static String words(Banding banding) {
    return String.format(
        Locale.ROOT,
        "The probability that a pair is found, rising with its similarity, half of them at %.2f",
        half(banding));
  }

  private static double half(Banding banding) {
    return Math.pow(1 - Math.pow(0.5, 1.0 / banding.bands()), 1.0 / banding.rows());
  }
}
