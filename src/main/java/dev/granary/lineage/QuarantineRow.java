package dev.granary.lineage;

import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;

/**
 * A record that was set aside: where its text stands in the input, never the text itself.
 *
 * @param bytes how long the text is
 * @param evidence the rule that was broken and how; empty where the reason says all
 * @param digest the SHA-256 of the text in hexadecimal, so that a replay can tell whether it is
 *     still the same
 */
public record QuarantineRow(
    RecordId id,
    String source,
    Place place,
    long bytes,
    Reason reason,
    String evidence,
    String digest) {
  public QuarantineRow {
    if (reason.outcome() != Outcome.QUARANTINED) {
      throw new IllegalArgumentException(place + ": " + reason + " sets no record aside");
    }
  }
}
