package dev.granary.lineage;

import dev.granary.record.Place;
import dev.granary.record.RecordId;

/** One record that was removed for the sake of another that is like it. */
public record ClusterRow(RecordId survivor, RecordId member, Place memberPlace, Kind kind) {
  /** How alike the two are. The names are stored. */
  public enum Kind {
    EXACT
  }
}
