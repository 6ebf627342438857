package dev.granary.report;

import dev.granary.report.Contents.LabelCount;
import dev.granary.report.Contents.Shard;
import dev.granary.report.Contents.Split;
import dev.granary.report.Svg.Band;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page's drawings: bars that share a scale with the rows around them, and a strip of sizes. */
public final class Charts {
  private static final int OUT_OF_SIGHT = 4;
  private static final int ROW = 14;
  private static final Band WHOLE_ROW = new Band(2, 10);
  private static final Band UPPER_HALF = new Band(1, 5);
  private static final Band LOWER_HALF = new Band(8, 5);

  private Charts() {}

  /** Where on the way from read to written a line of the funnel lies. */
  public static Content funnel(FunnelLine line) {
    FunnelLine.Span span = line.span();
    return Svg.beside(ROW).bar(span.from(), span.to(), WHOLE_ROW, line.kind().word()).content();
  }

  /** A class before (above) and after balancing (below), against the largest class. */
  public static Content beforeAndAfter(LabelCount label, long largest) {
    return Svg.beside(ROW)
        .bar(0, part(label.before(), largest), UPPER_HALF, "before")
        .bar(0, part(label.after(), largest), LOWER_HALF, "kept")
        .content();
  }

  /** A share before (above) and now (below), against the largest. */
  public static Content beforeAndAfter(double before, double after, double largest) {
    return Svg.beside(ROW)
        .bar(0, part(before, largest), UPPER_HALF, "before")
        .bar(0, part(after, largest), LOWER_HALF, "kept")
        .content();
  }

  /** A count against the largest of its kind. */
  public static Content bar(long count, long largest) {
    return bar((double) count, (double) largest);
  }

  /** A figure against the largest of its kind. */
  public static Content bar(double value, double largest) {
    return Svg.beside(ROW).bar(0, part(value, largest), WHOLE_ROW, "kept").content();
  }

  /** The share that a split got, with a mark at the share that it should have. */
  public static Content share(Split split) {
    Svg drawing = Svg.beside(ROW);
    Double got = split.shareGot();
    if (got != null) {
      drawing.bar(0, got, WHOLE_ROW, "kept");
    }
    Double wanted = split.shareWanted();
    if (wanted != null) {
      drawing.hairline(wanted, new Band(0, ROW), "mark");
    }
    return drawing.content();
  }

  /** How likely pairs are found, by how alike they are. */
  public static Content curve(NearDuplicates.Rule rule) {
    return CurveChart.of(rule.banding(), rule.verify());
  }

  /** The shards of one split by size; the axis begins at zero and ends at {@code largest}. */
  public static Content strip(String split, List<Shard> shards, StripAxis axis) {
    return StripChart.of(split, shards, axis);
  }

  /** What the strips of all splits share: their end, and the size that the spec asks for. */
  public record StripAxis(long largest, @Nullable Long target) {
    /** Holds every shard, and the target where that does not dwarf them all. */
    public static StripAxis of(Contents.Shards shards) {
      long largest = shards.files().stream().mapToLong(Shard::bytes).max().orElse(0);
      Long target = shards.targetBytes();
      return target == null || target > largest * OUT_OF_SIGHT
          ? new StripAxis(largest, null)
          : new StripAxis(Math.max(largest, target), target);
    }
  }

  private static double part(long count, long largest) {
    return part((double) count, (double) largest);
  }

  private static double part(double value, double largest) {
    return largest <= 0 ? 0 : value / largest;
  }
}
