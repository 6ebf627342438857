package dev.granary.lineage;

import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static dev.granary.lineage.Rows.spread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Place;
import dev.granary.testing.CountingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look-up never scans. */
class LedgerReadsLittleTest {
  private static final int ROWS = 200_000;

  private static VersionOnDisk whole;
  private static VersionOnDisk inParts;

  @BeforeAll
  static void writeLedgers(@TempDir Path directory) throws IOException {
    List<LedgerRow> rows =
        LongStream.range(0, ROWS)
            .mapToObj(i -> kept(spread(i), new Place("d/f" + i % 9, i * 97, i + 1)))
            .toList();
    whole = VersionOnDisk.in(directory.resolve("whole")).with(1, rows);
    inParts = VersionOnDisk.in(directory.resolve("parts")).with(16, rows);
  }

  @Test
  void tracingReadsLessThanAFewHundredthsOfTheLedger() throws IOException {
    CountingStorage storage = new CountingStorage();

    List<LedgerRow> found = Ledger.open(storage, whole.directory()).trace(spread(123_456));

    assertThat(found).hasSize(1);
    assertThat(storage.bytesRead.get()).isLessThan(Files.size(whole.ledgerFile(0)) * 4 / 100);
  }

  @Test
  void tracingAnIdThatIsAbsentReadsNoColumnButTheId() throws IOException {
    CountingStorage storage = new CountingStorage();

    List<LedgerRow> found = Ledger.open(storage, whole.directory()).trace(id(1));

    assertThat(found).isEmpty();
    assertThat(storage.bytesRead.get()).isLessThan(Files.size(whole.ledgerFile(0)) * 2 / 100);
  }

  @Test
  void aLineFarBeyondTheEndOfItsFileCostsNoMoreThanAnother() throws IOException {
    CountingStorage storage = new CountingStorage();

    PlaceAnswer found = Ledger.open(storage, whole.directory()).atPlace("f4", Long.MAX_VALUE);

    assertThat(found.rows()).hasSize(1);
    assertThat(storage.bytesRead.get())
        .isLessThan((Files.size(whole.ledgerFile(0)) + Files.size(whole.placesFile(0))) * 5 / 100);
  }

  @Test
  void halvingOpensFewParts() throws IOException {
    CountingStorage storage = new CountingStorage();

    List<LedgerRow> found = Ledger.open(storage, inParts.directory()).trace(spread(77));

    assertThat(found).hasSize(1);
    assertThat(storage.opened).hasSizeLessThanOrEqualTo(6);
  }
}
