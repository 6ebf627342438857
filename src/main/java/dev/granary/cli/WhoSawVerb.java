package dev.granary.cli;

import dev.granary.launch.model.Account;
import dev.granary.launch.model.FindSightings;
import dev.granary.launch.model.Sighting;
import dev.granary.launch.model.Trainings;
import dev.granary.lineage.Ledger;
import dev.granary.lineage.LedgerRow;
import dev.granary.record.RecordId;
import dev.granary.version.NoSuchVersion;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells which trainings read a record. */
@Command(
    name = "who-saw",
    description =
        "Tell which trainings read a record, and at which steps; it follows from the order of"
            + " training, so no log is needed.")
final class WhoSawVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The id of a record: 32 hexadecimal digits.")
  private String id = "";

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    RecordId record = RecordIds.parsed(id);
    DatasetPlace place = dataset.place();
    Versions versions = place.versions();
    Map<String, List<LedgerRow>> rows = new LinkedHashMap<>();
    List<Sighting> sightings = new ArrayList<>();
    List<Account> untold = new ArrayList<>();
    for (Account account : new Trainings(place.storage(), place.root(), place.dataset()).all()) {
      String version = account.training().handoff().version();
      try {
        if (!rows.containsKey(version)) {
          rows.put(version, rows(place, versions.resolve(version), record));
        }
        rows.get(version).forEach(row -> add(account, row, sightings));
      } catch (NoSuchVersion collected) {
        untold.add(account);
      }
    }
    if (untold.isEmpty()) {
      requireKnown(place, versions, record, rows);
    }
    WhoSawTold told = new WhoSawTold(place, record, sightings, untold);
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return ExitCode.DONE.number();
  }

  private static List<LedgerRow> rows(DatasetPlace place, PublishedVersion version, RecordId record)
      throws IOException {
    return Ledger.open(place.storage(), version.directory()).trace(record);
  }

  private static void add(Account account, LedgerRow row, List<Sighting> sightings) {
    row.published()
        .flatMap(found -> FindSightings.of(account, found.split(), found.shard(), found.position()))
        .ifPresent(sightings::add);
  }

  /** An id with a wrong digit must not be told that nobody read it. */
  private static void requireKnown(
      DatasetPlace place, Versions versions, RecordId record, Map<String, List<LedgerRow>> looked)
      throws IOException {
    if (looked.values().stream().anyMatch(rows -> !rows.isEmpty())) {
      return;
    }
    for (PublishedVersion version : versions.list()) {
      if (!looked.containsKey(version.number().toString())
          && !rows(place, version, record).isEmpty()) {
        return;
      }
    }
    throw new VerbFailed(
        ExitCode.NOT_FOUND,
        "no version of " + place.dataset() + " has a record with the id " + record);
  }
}
