package dev.granary.lineage;

import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.lineage.PlaceAnswer.Exact;
import dev.granary.lineage.PlaceAnswer.Nearest;
import dev.granary.lineage.PlaceAnswer.NoFile;
import dev.granary.lineage.PlaceAnswer.NoRecord;
import dev.granary.record.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for lines of input files. */
class LedgerPlaceTest {
  private VersionOnDisk version;

  @BeforeEach
  void makeVersion(@TempDir Path directory) {
    version = VersionOnDisk.in(directory);
  }

  @Test
  void findsTheRecordThatStartsOnALine() throws IOException {
    LedgerRow first = kept(id(1), new Place("data/a.csv", 20, 2));
    LedgerRow second = kept(id(2), new Place("data/a.csv", 90, 5));
    Ledger ledger = version.with(1, List.of(first, second)).ledger();

    assertThat(ledger.atPlace("data/a.csv", 2)).isEqualTo(new Exact(List.of(first)));
    assertThat(ledger.atPlace("data/a.csv", 5)).isEqualTo(new Exact(List.of(second)));
  }

  @Test
  void aLineInsideOfARecordBelongsToTheOneThatStartsBefore() throws IOException {
    LedgerRow first = kept(id(1), new Place("data/a.csv", 20, 2));
    LedgerRow second = kept(id(2), new Place("data/a.csv", 90, 5));
    Ledger ledger = version.with(2, List.of(first, second)).ledger();

    assertThat(ledger.atPlace("data/a.csv", 4)).isEqualTo(new Nearest(List.of(first)));
    assertThat(ledger.atPlace("data/a.csv", 1_000_000)).isEqualTo(new Nearest(List.of(second)));
  }

  @Test
  void aLineBeforeTheFirstRecordHasNone() throws IOException {
    Ledger ledger =
        version
            .with(
                1,
                List.of(
                    kept(id(1), new Place("data/a.csv", 20, 7)),
                    kept(id(2), new Place("data/b.csv", 20, 2))))
            .ledger();

    assertThat(ledger.atPlace("data/b.csv", 1)).isEqualTo(new NoRecord("data/b.csv"));
    assertThat(ledger.atPlace("b.csv", 0)).isEqualTo(new NoRecord("data/b.csv"));
  }

  @Test
  void aFileIsKnownByTheEndOfItsNameFromASlashOn() throws IOException {
    LedgerRow row = kept(id(1), new Place("gs://bucket/data/a.csv", 20, 2));
    LedgerRow other = kept(id(2), new Place("gs://bucket/data/aa.csv", 20, 2));
    Ledger ledger = version.with(1, List.of(row, other)).ledger();

    assertThat(ledger.atPlace("a.csv", 2)).isEqualTo(new Exact(List.of(row)));
    assertThat(ledger.atPlace("data/a.csv", 3)).isEqualTo(new Nearest(List.of(row)));
    assertThat(ledger.atPlace(".csv", 2)).isEqualTo(new NoFile());
    assertThat(ledger.atPlace("b.csv", 2)).isEqualTo(new NoFile());
    assertThat(ledger.atPlace("gs://bucket/data/a", 2)).isEqualTo(new NoFile());
  }

  @Test
  void anEndThatSeveralNamesShareIsRefusedWithAllOfThem() throws IOException {
    List<LedgerRow> rows =
        List.of(
            kept(id(1), new Place("2025/a.csv", 20, 2)),
            kept(id(2), new Place("2026/a.csv", 20, 2)),
            kept(id(3), new Place("2026/b.csv", 20, 2)));
    Ledger ledger = version.with(3, rows).ledger();

    assertThatExceptionOfType(AmbiguousFile.class)
        .isThrownBy(() -> ledger.atPlace("a.csv", 2))
        .withMessage(
            "a.csv is the end of 2 file names; give more of one of them: 2025/a.csv, 2026/a.csv")
        .satisfies(e -> assertThat(e.candidates()).containsExactly("2025/a.csv", "2026/a.csv"));
  }

  @Test
  void anAmbiguityOfManyFilesNamesTheFirstTen() throws IOException {
    List<LedgerRow> rows =
        IntStream.range(0, 13)
            .mapToObj(i -> kept(id(i), new Place("day-%02d/a.csv".formatted(i), 0, 1)))
            .toList();
    Ledger ledger = version.with(1, rows).ledger();

    assertThatExceptionOfType(AmbiguousFile.class)
        .isThrownBy(() -> ledger.atPlace("a.csv", 1))
        .withMessageEndingWith("day-09/a.csv and 3 more")
        .satisfies(e -> assertThat(e.candidates()).hasSize(13));
  }

  @Test
  void aWholeNameIsNeverAmbiguous() throws IOException {
    LedgerRow whole = kept(id(1), new Place("a.csv", 20, 2));
    LedgerRow other = kept(id(2), new Place("old/a.csv", 20, 2));
    Ledger ledger = version.with(1, List.of(whole, other)).ledger();

    assertThat(ledger.atPlace("a.csv", 2)).isEqualTo(new Exact(List.of(whole)));
  }

  @Test
  void filesOfEveryScriptAreFound() throws IOException {
    List<String> files = List.of("z.csv", "\u00e9.csv", "\uffee.csv", "\ud83e\udda4.csv");
    List<LedgerRow> rows = files.stream().map(file -> kept(id(1), new Place(file, 0, 1))).toList();
    Ledger ledger = version.with(4, rows).ledger();

    for (LedgerRow row : rows) {
      assertThat(ledger.atPlace(row.place().file(), 1)).isEqualTo(new Exact(List.of(row)));
    }
  }

  @Test
  void everyCopyOfTheRecordIsToldAndNoOtherRecordOfItsId() throws IOException {
    Place here = new Place("a.csv", 20, 2);
    List<LedgerRow> copies =
        IntStream.range(0, 3).mapToObj(copy -> kept(id(1), here, copy)).toList();
    List<LedgerRow> rows = new ArrayList<>(copies);
    rows.add(kept(id(1), new Place("a.csv", 40, 3)));
    rows.add(kept(id(1), new Place("b.csv", 20, 2)));
    Ledger ledger = version.with(1, rows).ledger();

    assertThat(ledger.atPlace("a.csv", 2)).isEqualTo(new Exact(copies));
  }

  @Test
  void manyFilesOfManyLinesAreFoundInEveryPartAndPage() throws IOException {
    List<LedgerRow> rows =
        LongStream.range(0, 60_000)
            .mapToObj(i -> kept(id(i), new Place("d/f" + i / 9_000, i, 3 * (i % 9_000) + 1)))
            .toList();
    Ledger ledger = version.with(3, rows).ledger();

    for (int i = 0; i < rows.size(); i += 997) {
      LedgerRow row = rows.get(i);
      String file = row.place().file();
      assertThat(ledger.atPlace(file, row.place().line())).isEqualTo(new Exact(List.of(row)));
      assertThat(ledger.atPlace(file, row.place().line() + 2)).isEqualTo(new Nearest(List.of(row)));
    }
    assertThat(ledger.atPlace("f3", 99_999)).isEqualTo(new Nearest(List.of(rows.get(35_999))));
  }

  @Test
  void soManyFilesThatNoDictionaryHoldsThemAreFoundByTheirEnds() throws IOException {
    String folder = "long/folder/name/".repeat(8);
    List<LedgerRow> rows =
        LongStream.range(0, 5_000)
            .mapToObj(i -> kept(id(i), new Place(folder + i + ".csv", 0, 1)))
            .toList();
    Ledger ledger = version.with(1, rows).ledger();

    assertThat(ledger.atPlace("4321.csv", 1)).isEqualTo(new Exact(List.of(rows.get(4321))));
    assertThat(ledger.atPlace("5000.csv", 1)).isEqualTo(new NoFile());
  }
}
