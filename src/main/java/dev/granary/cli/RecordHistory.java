package dev.granary.cli;

import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.PlaceAnswer;
import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.report.Legible;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks up in a version's ledger what became of records. */
final class RecordHistory {
  private final PublishedVersion version;
  private final Ledger ledger;
  private final InputNames inputs;

  private RecordHistory(PublishedVersion version, Ledger ledger, InputNames inputs) {
    this.version = version;
    this.ledger = ledger;
    this.inputs = inputs;
  }

  static RecordHistory of(DatasetPlace place, String asked) throws IOException {
    Versions versions = place.versions();
    PublishedVersion version = versions.resolve(asked);
    Manifest manifest = versions.manifest(version);
    Ledger ledger = Ledger.open(place.storage(), version.directory());
    return new RecordHistory(version, ledger, InputNames.of(manifest));
  }

  /** Every row of these ids; fails with "not found" if any of them has none. */
  Findings trace(List<RecordId> ids) throws IOException {
    List<Findings.Found> found = new ArrayList<>();
    for (RecordId id : ids) {
      List<LedgerRow> rows = ledger.trace(id);
      if (rows.isEmpty()) {
        throw new VerbFailed(
            ExitCode.NOT_FOUND,
            "no record of " + named() + " has the id " + id + ": it was not read");
      }
      found.addAll(withSurvivors(rows));
    }
    return new Findings(version, "", found);
  }

  /** What became of the record on a line; fails with "not found" if there is none. */
  Findings at(String file, long line) throws IOException {
    String name = inputs.meant(file);
    PlaceAnswer answer = ledger.atPlace(name, line);
    if (answer instanceof PlaceAnswer.NoFile) {
      throw new VerbFailed(ExitCode.NOT_FOUND, inputs.notRead(file, named()));
    }
    if (answer instanceof PlaceAnswer.NoRecord none) {
      throw new VerbFailed(
          ExitCode.NOT_FOUND,
          Legible.text(none.file())
              + ":"
              + line
              + " is no record of "
              + named()
              + ": it stands before the first one, as a header does");
    }
    LedgerRow first = answer.rows().get(0);
    if (answer instanceof PlaceAnswer.Nearest) {
      requireNotLast(first.place(), line);
      String remark =
          "No record starts on line %d of %s; the one before starts on line %d."
              .formatted(line, Legible.text(first.place().file()), first.place().line());
      return new Findings(version, remark, withSurvivors(answer.rows()));
    }
    return new Findings(version, "", withSurvivors(answer.rows()));
  }

  /** A ledger holds where records start, not where the last one ends. */
  private void requireNotLast(Place before, long line) throws IOException {
    PlaceAnswer last = ledger.atPlace(before.file(), Long.MAX_VALUE);
    if (last.rows().get(0).place().line() == before.line()) {
      throw new VerbFailed(
          ExitCode.NOT_FOUND,
          ("no record starts on line %d of %s: the last one starts on line %d, so the file"
                  + " ends before, or the line is inside of that one")
              .formatted(line, Legible.text(before.file()), before.line()));
    }
  }

  private List<Findings.Found> withSurvivors(List<LedgerRow> rows) throws IOException {
    List<Findings.Found> found = new ArrayList<>();
    for (LedgerRow row : rows) {
      List<LedgerRow> survivors = new ArrayList<>();
      if (row.survivor().isPresent()) {
        for (LedgerRow other : ledger.trace(row.survivor().get())) {
          if (mayBeSurvivor(other)) {
            survivors.add(other);
          }
        }
      }
      found.add(new Findings.Found(row, survivors));
    }
    return found;
  }

  /** Records without a key share the id of their duplicates: those did not survive either. */
  private static boolean mayBeSurvivor(LedgerRow row) {
    return row.reason() != Reason.DUPLICATE_EXACT && row.outcome() != Outcome.QUARANTINED;
  }

  private String named() {
    return version.dataset() + " " + version.number();
  }
}
