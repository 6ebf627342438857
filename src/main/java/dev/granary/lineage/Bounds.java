package dev.granary.lineage;

import java.util.List;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Between which texts the first column of some rows lies, as far as a footer tells. A bound may be
 * wider than the texts, never narrower; null is no bound.
 */
record Bounds(@Nullable Name least, @Nullable Name most) {
  private static final Bounds NONE = new Bounds(null, null);

  static Bounds of(List<RowGroup> groups) {
    return groups.isEmpty()
        ? NONE
        : new Bounds(of(groups.get(0)).least, of(groups.get(groups.size() - 1)).most);
  }

  static Bounds of(RowGroup group) {
    Statistics statistics = group.getColumns().get(0).getMeta_data().getStatistics();
    return statistics != null && statistics.isSetMin_value() && statistics.isSetMax_value()
        ? new Bounds(
            Name.of(statistics.bufferForMin_value()), Name.of(statistics.bufferForMax_value()))
        : NONE;
  }

  boolean endBefore(Name text) {
    return most != null && most.compareTo(text) < 0;
  }

  boolean beginAfter(Name text) {
    return least != null && least.compareTo(text) > 0;
  }

  boolean exclude(Name text) {
    return endBefore(text) || beginAfter(text);
  }

  /** Whether the bounds are the one text there is, and not cut. */
  boolean isOneText() {
    return least != null && most != null && least.equals(most) && least.bytes() < Table.BOUND_BYTES;
  }
}
