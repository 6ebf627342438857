package dev.granary.lineage;

import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static dev.granary.lineage.Rows.quarantined;
import static dev.granary.lineage.Rows.spread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Place;
import dev.granary.record.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for ids. */
class LedgerTraceTest {
  private VersionOnDisk version;

  @BeforeEach
  void makeVersion(@TempDir Path directory) {
    version = VersionOnDisk.in(directory);
  }

  @Test
  void findsEveryRowOfAnIdAcrossPagesAndRowGroups() throws IOException {
    List<LedgerRow> rows = new ArrayList<>();
    long seed = 1;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder evidence = new StringBuilder();
      for (int word = 0; word < 20; word++) {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        evidence.append(Long.toHexString(seed));
      }
      rows.add(quarantined(id(i / 7_000), new Place("f", i, i + 1), evidence.toString()));
    }
    version.with(1, rows);
    Ledger ledger = version.ledger();

    assertThat(rowGroups(version.ledgerFile(0))).isGreaterThan(1);
    for (int number = 0; number < 9; number++) {
      List<LedgerRow> expected =
          rows.subList(number * 7_000, Math.min(rows.size(), (number + 1) * 7_000));
      assertThat(ledger.trace(id(number))).isEqualTo(expected);
    }
  }

  @Test
  void findsEachIdInWhicheverPartItIs() throws IOException {
    List<LedgerRow> rows =
        LongStream.range(0, 1_000)
            .mapToObj(i -> kept(spread(i), new Place("f", i, i + 1)))
            .toList();
    version.with(16, rows);
    Ledger ledger = version.ledger();

    for (LedgerRow row : rows) {
      assertThat(ledger.trace(row.id())).containsExactly(row);
    }
  }

  @Test
  void anIdThatIsAbsentGivesNothing() throws IOException {
    List<LedgerRow> rows =
        LongStream.range(1, 1_000)
            .mapToObj(i -> kept(new RecordId(i << 40, 5), new Place("f", i, i + 1)))
            .toList();
    version.with(4, rows);
    Ledger ledger = version.ledger();

    assertThat(ledger.trace(new RecordId(0, 0))).isEmpty();
    assertThat(ledger.trace(new RecordId(-1, -1))).isEmpty();
    for (LedgerRow row : rows) {
      assertThat(ledger.trace(new RecordId(row.id().high(), 4))).isEmpty();
      assertThat(ledger.trace(new RecordId(row.id().high() + 1, 5))).isEmpty();
    }
  }

  @Test
  void emptyPartsStandInNobodysWay() throws IOException {
    LedgerRow only = kept(id(3), new Place("f", 0, 1));
    version.with(7, List.of(only));

    assertThat(version.ledger().trace(id(3))).containsExactly(only);
    assertThat(version.ledger().trace(id(2))).isEmpty();
    assertThat(version.ledger().atPlace("f", 1).rows()).containsExactly(only);
  }

  private static int rowGroups(Path file) throws IOException {
    try (OpenFile open = OpenFile.of(VersionOnDisk.STORAGE, file.toString())) {
      return Footer.of(Table.LEDGER, open).getRow_groupsSize();
    }
  }
}
