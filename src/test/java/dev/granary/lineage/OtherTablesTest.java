package dev.granary.lineage;

import static dev.granary.lineage.Rows.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Place;
import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places, the clusters and the quarantine, as rows of text. */
class OtherTablesTest {
  @TempDir private Path directory;

  @Test
  void clustersAreWrittenBySurvivor() throws IOException {
    String path = LineageFiles.clusters(directory.toString(), 0);
    try (ClusterWriter writer = ClusterWriter.create(VersionOnDisk.STORAGE, path)) {
      writer.append(cluster(1, 9, "b.csv"));
      writer.append(cluster(1, 2, "a.csv"));
      writer.append(cluster(2, 4, "a.csv"));
    }

    assertThat(path).endsWith("/clusters/part-00000.parquet");
    assertThat(rows(Table.CLUSTERS, path, id(1).toString()))
        .containsExactly(
            List.of(id(1).toString(), id(9).toString(), "b.csv", "30", "NEAR", "0.801234", "OTHER"),
            List.of(
                id(1).toString(), id(2).toString(), "a.csv", "30", "NEAR", "0.801234", "OTHER"));
  }

  @Test
  void clustersOutOfOrderAreRefused() throws IOException {
    String path = LineageFiles.clusters(directory.toString(), 3);
    try (ClusterWriter writer = ClusterWriter.create(VersionOnDisk.STORAGE, path)) {
      writer.append(cluster(2, 4, "a.csv"));
      assertThatThrownBy(() -> writer.append(cluster(1, 4, "a.csv")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("part-00003.parquet")
          .hasMessageContaining("sort by survivor");
    }

    assertThat(Path.of(path)).doesNotExist();
  }

  @Test
  void quarantineKeepsWhereAndWhyAndADigest() throws IOException {
    String path = LineageFiles.quarantine(directory.toString(), 12);
    Place place = new Place("a.csv", 300, 30);
    String digest = "ab".repeat(32);
    try (QuarantineWriter writer = QuarantineWriter.create(VersionOnDisk.STORAGE, path)) {
      writer.append(
          new QuarantineRow(id(1), "faa", place, 99, Reason.CHECK_RANGE, "speed: range", digest));
      writer.append(new QuarantineRow(id(2), "faa", place, 98, Reason.READ_SYNTAX, "", digest));
    }

    assertThat(path).endsWith("/quarantine/part-00012.parquet");
    assertThat(rows(Table.QUARANTINE, path, id(1).toString()))
        .containsExactly(
            List.of(
                id(1).toString(),
                "faa",
                "a.csv",
                "300",
                "30",
                "99",
                "CHECK_RANGE",
                "speed: range",
                digest));
    assertThat(rows(Table.QUARANTINE, path, id(2).toString()))
        .containsExactly(
            List.of(
                id(2).toString(),
                "faa",
                "a.csv",
                "300",
                "30",
                "98",
                "READ_SYNTAX",
                "absent",
                digest));
  }

  @Test
  void onlyWhatIsSetAsideIsQuarantined() {
    Place place = new Place("a.csv", 300, 30);

    assertThatThrownBy(
            () -> new QuarantineRow(id(1), "faa", place, 99, Reason.DUPLICATE_EXACT, "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.csv:30: DUPLICATE_EXACT sets no record aside");
  }

  @Test
  void placesOutOfOrderAreRefused() throws IOException {
    List<Place> descending =
        List.of(
            new Place("b.csv", 5, 5),
            new Place("b.csv", 5, 5),
            new Place("b.csv", 4, 5),
            new Place("b.csv", 9, 4),
            new Place("a.csv", 9, 9));
    for (Place place : descending) {
      String path = LineageFiles.places(directory.toString(), 0);
      try (PlaceWriter writer = PlaceWriter.create(VersionOnDisk.STORAGE, path)) {
        writer.append(descending.get(0), id(1));
        assertThatThrownBy(() -> writer.append(place, id(2)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(place + " must not follow b.csv:5; sort by file, line, offset");
      }
      assertThat(Path.of(path)).doesNotExist();
    }
  }

  private static ClusterRow cluster(long survivor, long member, String file) {
    return new ClusterRow(
        id(survivor),
        id(member),
        new Place(file, 300, 30),
        ClusterRow.Kind.NEAR,
        801_234,
        ClusterRow.Label.OTHER);
  }

  private static List<List<String>> rows(Table table, String path, String key) throws IOException {
    return TableFile.open(table, VersionOnDisk.STORAGE, path)
        .all(
            Sought.of(Name.of(key)),
            row -> table.columns().stream().map(column -> shown(row, column)).toList());
  }

  private static String shown(Row row, Column column) {
    if (!row.has(column)) {
      return "absent";
    }
    return switch (column.shape()) {
      case LONG, OPTIONAL_LONG, OPTIONAL_INT -> Long.toString(row.number(column));
      default -> row.text(column);
    };
  }
}
