package dev.granary.lineage;

import dev.granary.record.Place;
import dev.granary.record.RecordId;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the ledger of a version, as a run would. */
record VersionOnDisk(String directory) {
  static final Storage STORAGE = new LocalStorage();

  private static final Comparator<Place> PLACE_ORDER =
      Comparator.comparing(Place::file, Name.ORDER)
          .thenComparingLong(Place::line)
          .thenComparingLong(Place::offset);

  static VersionOnDisk in(Path directory) {
    return new VersionOnDisk(directory.resolve("1.0.7").toString());
  }

  Ledger ledger() throws IOException {
    return Ledger.open(STORAGE, directory);
  }

  /** Deals rows, sorted or not, over parts of the ledger and as many parts of the places. */
  VersionOnDisk with(int parts, List<LedgerRow> unsorted) throws IOException {
    List<LedgerRow> rows = unsorted.stream().sorted(LedgerRow.ORDER).toList();
    Map<Place, RecordId> ids = new LinkedHashMap<>();
    unsorted.stream()
        .sorted(Comparator.comparing(LedgerRow::place, PLACE_ORDER))
        .forEach(row -> ids.put(row.place(), row.id()));
    List<Place> places = List.copyOf(ids.keySet());
    for (int part = 0; part < parts; part++) {
      writeRows(part, dealt(rows, part, parts));
      writePlaces(part, dealt(places, part, parts), ids);
    }
    return this;
  }

  Path ledgerFile(int part) {
    return Path.of(LineageFiles.ledger(directory, part));
  }

  Path placesFile(int part) {
    return Path.of(LineageFiles.places(directory, part));
  }

  private void writeRows(int part, List<LedgerRow> rows) throws IOException {
    try (LedgerWriter writer = LedgerWriter.create(STORAGE, LineageFiles.ledger(directory, part))) {
      for (LedgerRow row : rows) {
        writer.append(row);
      }
    }
  }

  private void writePlaces(int part, List<Place> places, Map<Place, RecordId> ids)
      throws IOException {
    try (PlaceWriter writer = PlaceWriter.create(STORAGE, LineageFiles.places(directory, part))) {
      for (Place place : places) {
        writer.append(place, ids.get(place));
      }
    }
  }

  private static <T> List<T> dealt(List<T> all, int part, int parts) {
    return all.subList(all.size() * part / parts, all.size() * (part + 1) / parts);
  }
}
