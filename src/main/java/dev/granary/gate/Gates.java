package dev.granary.gate;

import java.util.ArrayList;
import java.util.List;

/** The conditions, in the order in which they are told. */
public final class Gates {
  private final Limits limits;

  /** What the spec lets pass. */
  public record Limits(double maxQuarantined, long minRecords, long maxDamagedFiles) {}

  public Gates(Limits limits) {
    this.limits = limits;
  }

  /** Judges every gate; none is skipped because another failed. */
  public List<GateOutcome> judge(Findings findings) {
    List<GateOutcome> outcomes = new ArrayList<>();
    outcomes.add(scanned(findings.delivery()));
    findings.sources().forEach(source -> outcomes.add(conserved(source)));
    outcomes.add(written(findings.written()));
    outcomes.add(undamaged(findings.delivery()));
    outcomes.add(uncrowded(findings.delivery()));
    findings.sources().forEach(source -> outcomes.add(quarantined(source)));
    outcomes.add(enough(findings.written()));
    findings.splits().forEach(split -> outcomes.add(divides(split)));
    return outcomes;
  }

  private static GateOutcome scanned(Findings.Delivery delivery) {
    return GateOutcome.of(
        "input.complete",
        delivery.bytes() == delivery.bytesScanned(),
        delivery.bytesScanned() + " bytes scanned",
        delivery.bytes() + " bytes",
        delivery.bytes() == delivery.bytesScanned()
            ? "every byte of every input file was scanned"
            : "the scan went over "
                + delivery.bytesScanned()
                + " of "
                + delivery.bytes()
                + " bytes of input: a part of the work was lost; run again, and report it if it"
                + " stays");
  }

  private static GateOutcome conserved(SourceAccount source) {
    long missing = source.missing();
    return GateOutcome.of(
        "conservation." + source.source(),
        missing == 0,
        source.kept()
            + " kept + "
            + source.dropped()
            + " dropped + "
            + source.quarantined()
            + " quarantined",
        source.read() + " read",
        missing == 0
            ? "every record that was read is accounted for"
            : "source "
                + source.source()
                + ": "
                + Math.abs(missing)
                + " of "
                + source.read()
                + " records "
                + (missing > 0 ? "were lost on the way" : "appeared twice")
                + "; nothing is published from a run that cannot account for its records");
  }

  private static GateOutcome written(Findings.Written written) {
    long expected = written.keptInLedger() + written.copiesInLedger();
    return GateOutcome.of(
        "shards.complete",
        written.inShards() == expected,
        written.inShards() + " records in shards",
        expected + " in the ledger",
        written.inShards() == expected
            ? "the shards hold what the ledger says"
            : "the shards hold "
                + written.inShards()
                + " records, the ledger says "
                + expected
                + "; nothing is published");
  }

  private GateOutcome undamaged(Findings.Delivery delivery) {
    return GateOutcome.of(
        "input.undamaged",
        delivery.damagedFiles() <= limits.maxDamagedFiles(),
        delivery.damagedFiles() + " damaged files",
        "at most " + limits.maxDamagedFiles(),
        delivery.damagedFiles() == 0
            ? "every input file could be read to its end"
            : "input files are cut or damaged, see READ_DAMAGED_FILE and READ_HEADER in the"
                + " quarantine; ask for them again, or raise gates.max_damaged_files");
  }

  private static GateOutcome uncrowded(Findings.Delivery delivery) {
    List<String> crowded = delivery.crowdedFiles();
    return GateOutcome.of(
        "input.records",
        crowded.isEmpty(),
        crowded.size() + " files over the limit",
        "limits.records each",
        crowded.isEmpty()
            ? "no file has more records than it may"
            : "more records than limits.records allows in " + crowded.get(0));
  }

  private GateOutcome quarantined(SourceAccount source) {
    double share = source.read() == 0 ? 0 : (double) source.quarantined() / source.read();
    boolean holds = share <= limits.maxQuarantined();
    return GateOutcome.of(
        "quarantine." + source.source(),
        holds,
        String.format("%.4f of records quarantined", share),
        "at most " + limits.maxQuarantined(),
        holds
            ? source.quarantined() + " of " + source.read() + " records were set aside"
            : source.quarantined()
                + " of "
                + source.read()
                + " records were set aside; look at the reasons, then mend the source or the"
                + " schema, or raise checks.max_quarantined");
  }

  private GateOutcome enough(Findings.Written written) {
    return GateOutcome.of(
        "volume.records",
        written.inShards() >= limits.minRecords(),
        written.inShards() + " records",
        "at least " + limits.minRecords(),
        written.inShards() >= limits.minRecords()
            ? "there are enough records"
            : "too few records are left; see where they went in the funnel");
  }

  private static GateOutcome divides(Findings.SplitFinding split) {
    boolean holds = split.files() > 0 && split.files() % split.multiple() == 0;
    return GateOutcome.of(
        "hosts." + split.split(),
        holds,
        split.files() + " files, " + split.records() + " records",
        "a multiple of " + split.multiple() + " files, none empty",
        holds
            ? "its files divide over every number of processes"
            : "split "
                + split.split()
                + " has "
                + split.records()
                + " records, too few for "
                + split.multiple()
                + " files; give it a larger share or name fewer shards.processes");
  }
}
