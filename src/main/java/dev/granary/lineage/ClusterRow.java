package dev.granary.lineage;

import dev.granary.record.Place;
import dev.granary.record.RecordId;

/**
 * One record that was removed for the sake of another that is like it.
 *
 * @param millionths how alike the two are, as the rule measures it
 * @param label how the labels of the two compare
 */
public record ClusterRow(
    RecordId survivor, RecordId member, Place memberPlace, Kind kind, int millionths, Label label) {
  /** Whether the two have the same label. The names are stored. */
  public enum Label {
    SAME,
    OTHER,
    /** There is none, or the survivor is of an earlier version. */
    UNKNOWN
  }

  /** How alike the two are. The names are stored. */
  public enum Kind {
    EXACT(0),
    NEAR(1);

    private static final int KINDS = values().length;

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number of the file for a partition: no two kinds share one. */
    public int part(int partition) {
      return partition * KINDS + code;
    }
  }
}
