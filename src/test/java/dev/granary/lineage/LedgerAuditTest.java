package dev.granary.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.version.Compression;
import dev.granary.version.FileEntry;
import dev.granary.version.Finding;
import dev.granary.version.RecordPlaces;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two shards: records 0 to 9,999 in the first, 10,000 to 10,002 in the second. */
class LedgerAuditTest {
  private static final Shard FIRST = shard("birds-train.tfrecord-00000-of-00002", 10_000);
  private static final Shard SECOND = shard("birds-train.tfrecord-00001-of-00002", 3);
  private static final List<Shard> SHARDS = List.of(FIRST, SECOND);

  private final List<LedgerRow> rows = new ArrayList<>();
  private VersionOnDisk version;

  @BeforeEach
  void makeRows(@TempDir Path directory) {
    version = VersionOnDisk.in(directory);
    for (int number = 0; number < 10_003; number++) {
      rows.add(number < 10_000 ? row(number, FIRST, number) : row(number, SECOND, number - 10_000));
    }
    rows.add(Rows.duplicate(Rows.id(20_000), new Place("f", 1, 20_000), Rows.id(3)));
    rows.add(Rows.quarantined(Rows.id(20_001), new Place("f", 2, 20_001), ""));
  }

  @Test
  void findsNothingWhereAllRowsAndRecordsAgree() throws IOException {
    assertThat(sentences()).isEmpty();
  }

  @Test
  void namesARecordWithoutARow() throws IOException {
    rows.remove(10_001);

    assertThat(sentences())
        .containsExactly(
            "%s record 1 (from 0), %s, has no row in the ledger"
                .formatted(SECOND.data().path(), Rows.spread(10_001)));
  }

  @Test
  void namesBothWhereARowIsOfAnotherRecord() throws IOException {
    rows.set(5_000, row(77_777, FIRST, 5_000));

    assertThat(sentences())
        .containsExactly(
            "%s record 5000 (from 0) is %s, but a row of the ledger says %s"
                .formatted(FIRST.data().path(), Rows.spread(5_000), Rows.spread(77_777)));
  }

  @Test
  void namesBothPlacesWhereTwoRowsWereTurned() throws IOException {
    rows.set(7, row(7, FIRST, 9_000));
    rows.set(9_000, row(9_000, FIRST, 7));

    assertThat(sentences())
        .containsExactly(
            "%s record 7 (from 0) is %s, but a row of the ledger says %s"
                .formatted(FIRST.data().path(), Rows.spread(7), Rows.spread(9_000)),
            "%s record 9000 (from 0) is %s, but a row of the ledger says %s"
                .formatted(FIRST.data().path(), Rows.spread(9_000), Rows.spread(7)));
  }

  @Test
  void namesARecordWithTwoRows() throws IOException {
    rows.add(
        new LedgerRow(
            Rows.spread(3),
            "faa",
            new Place("other", 1, 1),
            Reason.KEPT,
            rows.get(3).published(),
            Optional.empty(),
            ""));

    assertThat(sentences())
        .containsExactly(
            "%s record 3 (from 0), %s, has 2 rows in the ledger"
                .formatted(FIRST.data().path(), Rows.spread(3)));
  }

  @Test
  void namesRowsOfPlacesThatNoShardHas() throws IOException {
    rows.add(row(30_000, SECOND, 3));
    rows.add(row(30_001, shard("birds-train.tfrecord-00002-of-00003", 1), 0));

    assertThat(sentences())
        .containsExactlyInAnyOrder(
            "ledger has a row of record %s for record 3 (from 0) of %s, which is not there"
                .formatted(Rows.spread(30_000), SECOND.data().path()),
            "ledger has a row of record %s for record 0 (from 0) of %s, which is not there"
                .formatted(Rows.spread(30_001), "birds-train.tfrecord-00002-of-00003"));
  }

  @Test
  void listsTheFirstOfVeryManyAndCountsTheOthers() throws IOException {
    rows.subList(0, 4_096).clear();

    List<String> sentences = sentences();

    assertThat(sentences).hasSize(21);
    assertThat(sentences.get(20))
        .isEqualTo(FIRST.data().path() + " has 4076 more such faults that are not listed");
  }

  @Test
  void aLedgerThatCannotBeReadIsAFinding() throws IOException {
    version.with(1, rows);
    byte[] content = Files.readAllBytes(version.ledgerFile(0));
    content[content.length / 2] ^= 1;
    Files.write(version.ledgerFile(0), content);
    assertThat(findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.file()).isEqualTo("ledger"));

    Files.delete(version.ledgerFile(0));
    assertThat(findings())
        .singleElement()
        .isInstanceOf(Finding.Missing.class)
        .satisfies(finding -> assertThat(finding.file()).isEqualTo("ledger/part-00000.parquet"));
  }

  private List<String> sentences() throws IOException {
    version.with(3, rows);
    return findings().stream().map(finding -> finding.file() + " " + finding.sentence()).toList();
  }

  private List<Finding> findings() throws IOException {
    RecordPlaces places = new RecordPlaces(SHARDS);
    for (int number = 0; number < 10_003; number++) {
      boolean first = number < 10_000;
      places.add(
          (first ? FIRST : SECOND).data().path(),
          first ? number : number - 10_000,
          Rows.spread(number));
    }
    return LedgerAudit.of(
        VersionOnDisk.STORAGE,
        version.directory(),
        SHARDS,
        places,
        range -> {
          long start = (range.shard().equals(FIRST) ? 0 : 10_000) + range.first();
          return LongStream.range(start, start + range.count()).mapToObj(Rows::spread).toList();
        });
  }

  private static LedgerRow row(long number, Shard shard, long position) {
    LedgerRow.Published published =
        new LedgerRow.Published("train", shard.data().path(), position, 0);
    RecordId id = Rows.spread(number);
    return new LedgerRow(
        id,
        "faa",
        new Place("f", number, number + 1),
        Reason.KEPT,
        Optional.of(published),
        Optional.empty(),
        "");
  }

  private static Shard shard(String name, long records) {
    Sha256 digest = Sha256.of(new byte[0]);
    return new Shard(
        "train",
        records,
        Compression.NONE,
        new FileEntry(name, 100 * records, digest),
        new FileEntry("index/" + name + ".index", Shard.indexBytes(records), digest));
  }
}
