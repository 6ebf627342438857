package dev.granary.cli;

import dev.granary.record.RecordId;

/** Ids of records as people write them. */
final class RecordIds {
  private RecordIds() {}

  static RecordId parsed(String id) {
    try {
      return RecordId.parse(id);
    } catch (IllegalArgumentException malformed) {
      throw new VerbFailed(
          ExitCode.INVALID, "'" + id + "' is no id of a record: that has 32 hexadecimal digits");
    }
  }
}
