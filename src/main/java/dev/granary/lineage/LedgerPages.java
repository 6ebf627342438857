package dev.granary.lineage;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.List;

/** Reads a ledger from its first row to its last, a page at a time. */
public final class LedgerPages {
  private final Storage storage;
  private final List<String> parts;

  private LedgerPages(Storage storage, List<String> parts) {
    this.storage = storage;
    this.parts = parts;
  }

  /** Is given rows one by one, in {@link LedgerRow#ORDER}. */
  public interface Visitor {
    void row(LedgerRow row) throws IOException;
  }

  /** Fails with {@link java.nio.file.NoSuchFileException} where a part is missing. */
  public static LedgerPages of(Storage storage, String versionDirectory) throws IOException {
    return new LedgerPages(storage, LineageFiles.ledgerOf(storage, versionDirectory));
  }

  /** How many parts there are. */
  public int parts() {
    return parts.size();
  }

  /** Shows the rows of one part. */
  public void each(int part, Visitor visitor) throws IOException {
    TableFile.open(Table.LEDGER, storage, parts.get(part))
        .each(row -> visitor.row(LedgerRow.of(row)));
  }
}
