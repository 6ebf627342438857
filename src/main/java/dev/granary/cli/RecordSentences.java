package dev.granary.cli;

import dev.granary.lineage.LedgerRow;
import dev.granary.record.Reason;
import dev.granary.report.Legible;

/** What became of a record, in a sentence. */
final class RecordSentences {
  private RecordSentences() {}

  static String of(LedgerRow row) {
    String record = Legible.text(row.place().toString()) + " (record " + row.id() + ") ";
    return switch (row.outcome()) {
      case KEPT ->
          record
              + row.published().map(RecordSentences::published).orElse("was kept.")
              + (row.reason() == Reason.KEPT ? evidence(row) : " It is " + reason(row));
      case DROPPED -> record + "was dropped because it is " + reason(row);
      case QUARANTINED -> record + "was set aside because it is " + reason(row);
    };
  }

  private static String published(LedgerRow.Published place) {
    String copy = place.copy() == 0 ? "" : "as copy " + place.copy() + " of itself, ";
    return "was published: "
        + copy
        + "in split "
        + place.split()
        + ", as record "
        + place.position()
        + " (counted from 0) of "
        + place.shard()
        + ".";
  }

  private static String reason(LedgerRow row) {
    return row.reason().sentence() + " (" + row.reason() + ")." + evidence(row);
  }

  private static String evidence(LedgerRow row) {
    return row.evidence().isEmpty() ? "" : " Evidence: " + Legible.text(row.evidence()) + ".";
  }
}
