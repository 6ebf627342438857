package dev.granary.gate;

/**
 * The books of one source: what was read, counted by the scan, against what became of it, counted
 * from the ledger.
 */
public record SourceAccount(String source, long read, long kept, long dropped, long quarantined) {
  /** How many records nobody can account for; negative where some appear twice. */
  public long missing() {
    return read - kept - dropped - quarantined;
  }
}
