package dev.granary.lineage;

import dev.granary.record.Place;
import dev.granary.record.RecordId;

/**
 * One record that was removed for the sake of another that is like it.
 *
 * @param millionths how alike the two are, as the rule measures it
 */
public record ClusterRow(
    RecordId survivor, RecordId member, Place memberPlace, Kind kind, int millionths) {
  /** How alike the two are. The names are stored. */
  public enum Kind {
    EXACT,
    NEAR;

    /** The number of the file for a partition: no two kinds share one. */
    public int part(int partition) {
      return partition * values().length + ordinal();
    }
  }
}
