package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conditions, in the order in which they are told. */
public final class Gates {
  private final Limits limits;

  /** What the spec lets pass. */
  public record Limits(
      double maxQuarantined, long minRecords, long maxDamagedFiles, double maxSourceLoss) {}

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
    findings.losses().forEach(loss -> outcomes.add(borne(loss)));
    outcomes.add(enough(findings.records()));
    findings.splits().forEach(split -> outcomes.add(divides(split)));
    findings.audit().ifPresent(audit -> outcomes.add(keepsApart(audit, findings.written())));
    findings.canaries().forEach(canaries -> outcomes.add(found(canaries)));
    return outcomes;
  }

  private static GateOutcome scanned(Findings.Delivery delivery) {
    long bytes = delivery.bytes();
    long scanned = delivery.bytesScanned();
    Observation observation =
        new Observation("input.complete", scanned + " bytes scanned", bytes + " bytes");
    if (scanned == bytes) {
      return observation.passes("every byte of every input file was scanned");
    }
    return observation.fails(
        "the scan went over %d of %d bytes of input: %s; run again, and report it if it stays",
        scanned,
        bytes,
        scanned < bytes
            ? "a part of the work was lost"
            : "a part was scanned twice, or a file grew meanwhile");
  }

  private static GateOutcome conserved(SourceAccount source) {
    Observation observation =
        new Observation(
            "conservation." + source.source(),
            source.kept()
                + " kept + "
                + source.dropped()
                + " dropped + "
                + source.quarantined()
                + " quarantined",
            source.read() + " read");
    long missing = source.missing();
    if (missing == 0) {
      return observation.passes("every record that was read is accounted for");
    }
    return observation.fails(
        "source %s: %d records were read and %d %s; nothing is published from a run that cannot"
            + " account for its records",
        source.source(),
        source.read(),
        Math.abs(missing),
        missing > 0 ? "of them were lost on the way" : "too many came out");
  }

  private static GateOutcome written(Findings.Written written) {
    long expected = written.keptInLedger() + written.copiesInLedger();
    Observation observation =
        new Observation(
            "shards.complete",
            written.inShards() + " records in shards",
            expected + " in the ledger");
    if (written.inShards() == expected) {
      return observation.passes("the shards hold what the ledger says");
    }
    return observation.fails(
        "the shards hold %d records, the ledger says %d; nothing is published",
        written.inShards(), expected);
  }

  private GateOutcome undamaged(Findings.Delivery delivery) {
    long damaged = delivery.damagedFiles();
    Observation observation =
        new Observation(
                "input.undamaged",
                damaged + " damaged files",
                "at most " + limits.maxDamagedFiles())
            .setBy("gates.max_damaged_files")
            .shownIn("quarantine");
    if (damaged == 0) {
      return observation.passes("every input file could be read to its end");
    }
    if (damaged <= limits.maxDamagedFiles()) {
      return observation.passes(
          "input files are cut or damaged, but no more than gates.max_damaged_files allows");
    }
    return observation.fails(
        "input files are cut or damaged, see READ_DAMAGED_FILE and READ_HEADER%s in the quarantine;"
            + " ask for them again, or raise gates.max_damaged_files",
        delivery.headers().isEmpty() ? "" : " (" + String.join("; ", delivery.headers()) + ")");
  }

  private static GateOutcome uncrowded(Findings.Delivery delivery) {
    List<String> crowded = delivery.crowdedFiles();
    Observation observation =
        new Observation(
                "input.records", crowded.size() + " files over the limit", "limits.records each")
            .setBy("limits.records");
    if (crowded.isEmpty()) {
      return observation.passes("no file has more records than it may");
    }
    return observation.fails(
        "more records than limits.records allows in %s%s; cut such files, or raise the limit",
        crowded.get(0), crowded.size() == 1 ? "" : " and " + (crowded.size() - 1) + " more");
  }

  private GateOutcome quarantined(SourceAccount source) {
    long quarantined = source.quarantined();
    long read = source.read();
    Observation observation =
        new Observation(
                "quarantine." + source.source(),
                quarantined + " of " + read + " records quarantined",
                "at most a share of " + limits.maxQuarantined())
            .setBy("checks.max_quarantined")
            .shownIn("quarantine");
    double share = read == 0 ? 0 : (double) quarantined / read;
    if (share <= limits.maxQuarantined()) {
      return observation.passes("%d of %d records were set aside", quarantined, read);
    }
    return observation.fails(
        "%d of %d records were set aside; look at the reasons, then mend the source or the schema,"
            + " or raise checks.max_quarantined",
        quarantined, read);
  }

  private GateOutcome borne(SourceLoss loss) {
    String to = loss.lost() == 0 ? "" : " as " + loss.reason();
    Observation observation =
        new Observation(
                "loss." + loss.source(),
                loss.lost() + " of " + loss.read() + " records dropped" + to,
                "at most a share of " + limits.maxSourceLoss() + " for one reason")
            .setBy("gates.max_source_loss")
            .shownIn("ledger");
    if (loss.share() <= limits.maxSourceLoss()) {
      return observation.passes("no reason takes more of this source than it may");
    }
    return observation.fails(
        "source %s lost %d of %d records (%.1f %%) to %s, such as %s; look at some of them with"
            + " granary trace, then mend the rule or the source, or raise gates.max_source_loss",
        loss.source(),
        loss.lost(),
        loss.read(),
        100 * loss.share(),
        loss.reason(),
        String.join(", ", loss.samples()));
  }

  private GateOutcome enough(long records) {
    Observation observation =
        new Observation("volume.records", records + " records", "at least " + limits.minRecords())
            .setBy("gates.min_records");
    if (records >= limits.minRecords()) {
      return observation.passes("there are enough records");
    }
    return observation.fails("too few records are left; see where they went in the funnel");
  }

  private static GateOutcome found(Findings.Canaries canaries) {
    Observation observation =
        new Observation(
            "selftest." + canaries.kind(),
            "%s of %s found, %s published"
                .formatted(canaries.found(), canaries.planted(), canaries.published()),
            String.format(Locale.ROOT, "%.1f found, none published", canaries.expected()));
    if (canaries.published() > 0) {
      return observation.fails(
          "%d records that were planted are in the shards; report it, and publish nothing",
          canaries.published());
    }
    if (canaries.isFarFromExpected()) {
      return observation.fails(
          "of %d planted records %d were found where %.1f should be; a step does not do what its"
              + " settings say",
          canaries.planted(), canaries.found(), canaries.expected());
    }
    return observation.passes("as many were found as should be, and none is published");
  }

  private static GateOutcome keepsApart(SplitAudit audit, Findings.Written written) {
    Observation observation =
        new Observation(
                "splits.leakage",
                audit.leaks() + " pairs across splits in " + audit.read() + " records",
                "none")
            .setBy("splits.audit")
            .shownIn("ledger");
    if (audit.read() != written.inShards()) {
      return observation.fails(
          "the audit read %d records of %d in the shards; run again, and report it if it stays",
          audit.read(), written.inShards());
    }
    if (audit.leaks() > 0) {
      return observation.fails(
          "records of different splits have something in common: %s%s; see granary trace, then ask"
              + " for dedup or splits.group_by, or set splits.audit",
          String.join("; ", audit.samples()),
          audit.leaks() > audit.samples().size()
              ? "; and " + (audit.leaks() - audit.samples().size()) + " pairs more"
              : "");
    }
    return observation.passes("%s", proof(audit));
  }

  private static String proof(SplitAudit audit) {
    List<String> parts = new ArrayList<>();
    if (!audit.proved().isEmpty()) {
      parts.add("no two splits share " + String.join(", ", audit.proved()));
    }
    audit.unproved().forEach(what -> parts.add("not proved: " + what));
    if (audit.skipped() > 0) {
      parts.add("not compared: " + audit.skipped() + " pairs of texts that share what many have");
    }
    return String.join("; ", parts);
  }

  private static GateOutcome divides(Findings.SplitFinding split) {
    Observation observation =
        new Observation(
                "hosts." + split.split(),
                split.files() + " files, " + split.records() + " records",
                "a multiple of " + split.multiple() + " files, none empty")
            .setBy("shards.processes");
    if (split.divides()) {
      return observation.passes("its files divide over every number of processes");
    }
    if (split.records() == 0) {
      return observation.fails(
          "split %s has no record left; see where they went in the funnel", split.split());
    }
    return observation.fails(
        "split %s has %d records, too few for %d files; give it a larger share or name fewer"
            + " shards.processes",
        split.split(), split.records(), split.multiple());
  }
}
