package dev.granary.lineage;

import java.util.List;

/** What a ledger knows of a line of an input file. */
public sealed interface PlaceAnswer {
  /** What became of the record; empty where the ledger knows of none. */
  List<LedgerRow> rows();

  /** A record starts on this very line. */
  record Exact(List<LedgerRow> rows) implements PlaceAnswer {
    public Exact {
      rows = List.copyOf(rows);
    }
  }

  /**
   * No record starts on the line; these are of the last one that starts before it. The line may be
   * inside of that record, or after its end: a ledger holds where records start.
   */
  record Nearest(List<LedgerRow> rows) implements PlaceAnswer {
    public Nearest {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The file was read, but no record of it starts on or before the line.
   *
   * @param file its whole name
   */
  record NoRecord(String file) implements PlaceAnswer {
    @Override
    public List<LedgerRow> rows() {
      return List.of();
    }
  }

  /** No record came from a file of that name. */
  record NoFile() implements PlaceAnswer {
    @Override
    public List<LedgerRow> rows() {
      return List.of();
    }
  }
}
