package dev.granary.lineage;

import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.record.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage is told, with the name of the file. */
class DamagedLedgerTest {
  private static final List<LedgerRow> ROWS =
      LongStream.range(0, 20).mapToObj(i -> kept(id(i), new Place("f", i, i + 1))).toList();

  private VersionOnDisk version;

  @BeforeEach
  void writeLedger(@TempDir Path directory) throws IOException {
    version = VersionOnDisk.in(directory).with(1, ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 11, 12, 500, 1000})
  void aTruncatedPartIsNamed(int length) throws IOException {
    byte[] whole = Files.readAllBytes(version.ledgerFile(0));
    Files.write(version.ledgerFile(0), Arrays.copyOf(whole, length));

    assertThatExceptionOfType(DamagedTable.class)
        .isThrownBy(() -> version.ledger().trace(id(1)))
        .withMessageContaining(version.ledgerFile(0).toString())
        .withMessageContaining("truncated")
        .withMessageContaining("verify the version");
  }

  @Test
  void aPartThatLostItsMiddleIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(version.ledgerFile(0));
    byte[] shorter = new byte[whole.length - 300];
    System.arraycopy(whole, 0, shorter, 0, 100);
    System.arraycopy(whole, 400, shorter, 100, shorter.length - 100);
    Files.write(version.ledgerFile(0), shorter);

    assertThatExceptionOfType(DamagedTable.class)
        .isThrownBy(() -> version.ledger().trace(id(1)))
        .withMessageContaining(version.ledgerFile(0).toString());
  }

  @Test
  void aBitThatChangesNeverShowsAnotherRecord() throws IOException {
    byte[] whole = Files.readAllBytes(version.ledgerFile(0));
    int told = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << at % Byte.SIZE);
      Files.write(version.ledgerFile(0), changed);
      try {
        List<LedgerRow> found = version.ledger().trace(id(1));
        assertThat(found).isIn(List.of(), List.of(ROWS.get(1)));
      } catch (DamagedTable e) {
        assertThat(e).hasMessageContaining(version.ledgerFile(0).toString());
        told++;
      }
    }
    assertThat(told).isGreaterThan(whole.length / 4);
  }

  @Test
  void aMissingPartIsNamed() throws IOException {
    version.with(3, ROWS);
    Files.delete(version.ledgerFile(1));

    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> version.ledger())
        .withMessageContaining(version.ledgerFile(1).toString());
  }

  @Test
  void aVersionWithoutLedgerIsNamed(@TempDir Path empty) {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Ledger.open(VersionOnDisk.STORAGE, empty.toString()))
        .withMessageContaining(empty + "/ledger/part-00000.parquet")
        .withMessageContaining("the ledger of this version is not whole");
  }

  @Test
  void anotherTableInItsPlaceIsTold() throws IOException {
    Files.copy(version.placesFile(0), version.ledgerFile(0), REPLACE_EXISTING);

    assertThatExceptionOfType(DamagedTable.class)
        .isThrownBy(() -> version.ledger().trace(id(1)))
        .withMessageContaining("its columns are not those of the table ledger");
  }

  @Test
  void placesThatNameARecordTheLedgerLacksAreTold() throws IOException {
    try (LedgerWriter writer =
        LedgerWriter.create(VersionOnDisk.STORAGE, version.ledgerFile(0).toString())) {
      writer.append(ROWS.get(0));
    }

    assertThatExceptionOfType(DamagedTable.class)
        .isThrownBy(() -> version.ledger().atPlace("f", 5))
        .withMessageContaining(version.directory())
        .withMessageContaining(id(4).toString());
  }
}
