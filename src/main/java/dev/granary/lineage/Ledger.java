package dev.granary.lineage;

import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of every record of a version. A look-up opens the few parts that it halves its way
 * through, and reads a page or two of each column; it never scans. Not for several threads at once.
 */
public final class Ledger {
  private static final String KEPT = Outcome.KEPT.name();
  private static final List<LedgerColumn> KEPT_COLUMNS =
      List.of(
          LedgerColumn.RECORD_ID, LedgerColumn.OUTCOME, LedgerColumn.SHARD, LedgerColumn.POSITION);

  private final String directory;
  private final Parts rows;
  private final Parts places;

  private Ledger(String directory, Parts rows, Parts places) {
    this.directory = directory;
    this.rows = rows;
    this.places = places;
  }

  /** Fails with {@link java.nio.file.NoSuchFileException} where a part is missing. */
  public static Ledger open(Storage storage, String versionDirectory) throws IOException {
    return new Ledger(
        versionDirectory,
        new Parts(Table.LEDGER, storage, LineageFiles.ledgerOf(storage, versionDirectory)),
        new Parts(Table.PLACES, storage, LineageFiles.placesOf(storage, versionDirectory)));
  }

  /** Every row of a record id, in {@link LedgerRow#ORDER}; empty where there is none. */
  public List<LedgerRow> trace(RecordId id) throws IOException {
    return rows(Sought.of(Name.of(id.toString())));
  }

  /**
   * What became of the record that starts on a line, or before it.
   *
   * @param file a whole name, or the end of one from a {@code /} on; fails with {@link
   *     AmbiguousFile} where several end so and none is equal
   * @param line counted from 1
   */
  public PlaceAnswer atPlace(String file, long line) throws IOException {
    Optional<Name> known = known(file);
    if (known.isEmpty()) {
      return new PlaceAnswer.NoFile();
    }
    Name name = known.get();
    Optional<Row> start = last(Sought.of(name).where(PlaceColumn.LINE, Long.MIN_VALUE, line));
    if (start.isEmpty()) {
      return new PlaceAnswer.NoRecord(name.toString());
    }
    long startLine = start.get().number(PlaceColumn.LINE);
    List<LedgerRow> found = startingAt(name, startLine);
    return startLine == line ? new PlaceAnswer.Exact(found) : new PlaceAnswer.Nearest(found);
  }

  /** Is given each record that was kept and where it is said to be, in the order of ids. */
  public interface KeptVisitor {
    /**
     * Takes one row.
     *
     * @param shard the name of the shard's file; empty where the row names none
     */
    void visit(RecordId id, String shard, long position);
  }

  /** Reads the whole ledger, four columns of it, and holds a page of each. */
  public void eachKept(KeptVisitor visitor) throws IOException {
    for (TableFile part : rows.all()) {
      part.eachRow(
          KEPT_COLUMNS,
          row -> {
            if (row.has(LedgerColumn.SHARD) || row.text(LedgerColumn.OUTCOME).equals(KEPT)) {
              visitor.visit(
                  RecordId.parse(row.text(LedgerColumn.RECORD_ID)),
                  row.text(LedgerColumn.SHARD),
                  row.number(LedgerColumn.POSITION));
            }
          });
    }
  }

  private List<LedgerRow> rows(Sought sought) throws IOException {
    List<LedgerRow> found = new ArrayList<>();
    for (TableFile part : rows.covering(sought.key())) {
      found.addAll(part.all(sought, LedgerRow::of));
    }
    return found;
  }

  private Optional<Name> known(String file) throws IOException {
    Name name = Name.of(file);
    if (last(Sought.of(name)).isPresent()) {
      return Optional.of(name);
    }
    SortedSet<String> candidates = new TreeSet<>(Name.ORDER);
    String end = "/" + file;
    for (TableFile part : places.all()) {
      part.eachKey(
          key -> {
            if (key.endsWith(end)) {
              candidates.add(key);
            }
          });
    }
    if (candidates.size() > 1) {
      throw new AmbiguousFile(file, candidates);
    }
    return candidates.stream().findFirst().map(Name::of);
  }

  private Optional<Row> last(Sought sought) throws IOException {
    List<TableFile> parts = places.covering(sought.key());
    for (int i = parts.size() - 1; i >= 0; i--) {
      Optional<Row> row = parts.get(i).last(sought);
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  private List<LedgerRow> startingAt(Name file, long line) throws IOException {
    List<LedgerRow> found = new ArrayList<>();
    Sought sought = Sought.of(file).where(PlaceColumn.LINE, line, line);
    for (TableFile part : places.covering(file)) {
      for (Row start : part.all(sought, row -> row)) {
        long offset = start.number(PlaceColumn.OFFSET);
        found.addAll(
            rowsOf(start.text(PlaceColumn.RECORD_ID), new Place(file.toString(), offset, line)));
      }
    }
    return found;
  }

  /** Asks for the offset too, since very many records may share an id. */
  private List<LedgerRow> rowsOf(String id, Place place) throws IOException {
    Sought sought =
        Sought.of(Name.of(id)).where(LedgerColumn.OFFSET, place.offset(), place.offset());
    List<LedgerRow> found = rows(sought).stream().filter(row -> row.place().equals(place)).toList();
    if (found.isEmpty()) {
      throw new DamagedTable(directory, "the places name " + id + ", which the ledger lacks");
    }
    return found;
  }
}
