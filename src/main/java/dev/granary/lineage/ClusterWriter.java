package dev.granary.lineage;

import static dev.granary.lineage.ClusterColumn.KIND;
import static dev.granary.lineage.ClusterColumn.LABEL;
import static dev.granary.lineage.ClusterColumn.MEMBER_FILE;
import static dev.granary.lineage.ClusterColumn.MEMBER_ID;
import static dev.granary.lineage.ClusterColumn.MEMBER_LINE;
import static dev.granary.lineage.ClusterColumn.SIMILARITY;
import static dev.granary.lineage.ClusterColumn.SURVIVOR_ID;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes one part of the clusters, sorted by survivor; the members of one survivor stand in the
 * caller's order. The first row that is out of order is refused, and then no file appears.
 */
public final class ClusterWriter implements Closeable {
  private final String path;
  private final TableWriter table;
  private final NameCache names = new NameCache();
  private final IdText survivor = new IdText();
  private final IdText member = new IdText();
  private RecordId last = new RecordId(0, 0);

  private ClusterWriter(String path, TableWriter table) {
    this.path = path;
    this.table = table;
  }

  /** The file appears under its path when the writer is closed. */
  public static ClusterWriter create(Storage storage, String path) throws IOException {
    return new ClusterWriter(path, TableWriter.create(Table.CLUSTERS, storage, path));
  }

  public void append(ClusterRow row) throws IOException {
    if (row.survivor().compareTo(last) < 0) {
      table.abandon();
      throw new IllegalArgumentException(
          path
              + ": survivor "
              + row.survivor()
              + " must not follow "
              + last
              + "; sort by survivor");
    }
    last = row.survivor();
    table.text(SURVIVOR_ID, survivor.of(row.survivor().high(), row.survivor().low()));
    table.text(MEMBER_ID, member.of(row.member().high(), row.member().low()));
    table.text(MEMBER_FILE, names.of(row.memberPlace().file()).binary());
    table.number(MEMBER_LINE, row.memberPlace().line());
    table.text(KIND, names.of(row.kind().name()).binary());
    table.text(SIMILARITY, names.of(similarity(row.millionths())).binary());
    table.text(LABEL, names.of(row.label().name()).binary());
    table.endRow();
  }

  /** As a decimal with six digits, so that it reads the same everywhere. */
  private static String similarity(int millionths) {
    return String.format(Locale.ROOT, "%d.%06d", millionths / 1_000_000, millionths % 1_000_000);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
