package dev.granary.lineage;

import static dev.granary.lineage.Rows.duplicate;
import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static dev.granary.lineage.Rows.quarantined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.LedgerRow.Published;
import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to a ledger is what is read from it. */
class LedgerRoundTripTest {
  private static final Place PLACE = new Place("data/birds.csv", 1234, 56);

  private VersionOnDisk version;

  @BeforeEach
  void makeVersion(@TempDir Path directory) {
    version = VersionOnDisk.in(directory);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonComesBack(Reason reason) throws IOException {
    Optional<Published> published =
        reason.outcome() == Outcome.KEPT
            ? Optional.of(new Published("test", "birds-test.tfrecord-00000-of-00002", 9, 1))
            : Optional.empty();
    LedgerRow row =
        new LedgerRow(id(7), "faa", PLACE, reason, published, Optional.empty(), "why: 12 > 10");

    assertThat(afterStorage(row)).containsExactly(row);
  }

  @Test
  void aSurvivorComesBack() throws IOException {
    LedgerRow row = duplicate(id(7), PLACE, new RecordId(-1, Long.MIN_VALUE));

    assertThat(afterStorage(row)).containsExactly(row);
  }

  @Test
  void extremeNumbersComeBack() throws IOException {
    Place farthest = new Place("f", Long.MAX_VALUE, Long.MAX_VALUE);
    LedgerRow row =
        new LedgerRow(
            new RecordId(-1, -1),
            "s",
            farthest,
            Reason.KEPT,
            Optional.of(new Published("train", "x", Long.MAX_VALUE, Integer.MAX_VALUE)),
            Optional.empty(),
            "");

    assertThat(afterStorage(row)).containsExactly(row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\0",
        "a\nb\r\nc\td",
        "'; drop table ledger; --",
        "\"quoted\", with, commas",
        "\ud83e\udda4 dodo",
        "\u05d0\u202e\u0627 right to left",
        "\uffff\udbff\udfff"
      })
  void hostileTextsComeBack(String text) throws IOException {
    Place place = new Place(text, 0, 1);
    LedgerRow published =
        new LedgerRow(
            id(1),
            text,
            place,
            Reason.KEPT,
            Optional.of(new Published(text, text, 0, 0)),
            Optional.empty(),
            text);
    LedgerRow dropped = quarantined(id(2), place, text);
    version.with(1, List.of(published, dropped));

    assertThat(version.ledger().trace(id(1))).containsExactly(published);
    assertThat(version.ledger().trace(id(2))).containsExactly(dropped);
  }

  @Test
  void textsLongerThanAnyBoundComeBack() throws IOException {
    String base = "deep/".repeat(2000);
    LedgerRow first = kept(id(1), new Place(base + "a", 0, 1));
    LedgerRow second = quarantined(id(2), new Place(base + "b", 0, 1), "e".repeat(100_000));
    version.with(2, List.of(first, second));

    assertThat(version.ledger().trace(id(1))).containsExactly(first);
    assertThat(version.ledger().trace(id(2))).containsExactly(second);
    assertThat(version.ledger().atPlace(base + "a", 1).rows()).containsExactly(first);
    assertThat(version.ledger().atPlace(base + "b", 1).rows()).containsExactly(second);
  }

  @Test
  void anEntryThatIsFilledAgainForgetsTheRowBefore() throws IOException {
    LedgerEntry entry = new LedgerEntry();
    Name source = Name.of("faa");
    Name file = Name.of("f");
    try (LedgerWriter ledger =
            LedgerWriter.create(VersionOnDisk.STORAGE, version.ledgerFile(0).toString());
        PlaceWriter places =
            PlaceWriter.create(VersionOnDisk.STORAGE, version.placesFile(0).toString())) {
      entry
          .begin(0, 1, Reason.KEPT)
          .from(source, file, 10, 1)
          .published(Name.of("train"), Name.of("shard"), 5, 2)
          .evidence(Name.of("balanced"));
      ledger.append(entry);
      entry
          .begin(0, 2, Reason.DUPLICATE_EXACT)
          .from(source, file, 20, 2)
          .survivor(0, 1)
          .evidence(Name.of("same"));
      ledger.append(entry);
      ledger.append(entry.begin(0, 3, Reason.READ_SYNTAX).from(source, file, 30, 3));
      for (int line = 1; line <= 3; line++) {
        places.append(file, line, line * 10L, 0, line);
      }
    }

    assertThat(version.ledger().atPlace("f", 1).rows())
        .containsExactly(
            new LedgerRow(
                new RecordId(0, 1),
                "faa",
                new Place("f", 10, 1),
                Reason.KEPT,
                Optional.of(new Published("train", "shard", 5, 2)),
                Optional.empty(),
                "balanced"));
    assertThat(version.ledger().atPlace("f", 2).rows())
        .containsExactly(
            new LedgerRow(
                new RecordId(0, 2),
                "faa",
                new Place("f", 20, 2),
                Reason.DUPLICATE_EXACT,
                Optional.empty(),
                Optional.of(new RecordId(0, 1)),
                "same"));
    assertThat(version.ledger().atPlace("f", 3).rows())
        .containsExactly(
            new LedgerRow(
                new RecordId(0, 3),
                "faa",
                new Place("f", 30, 3),
                Reason.READ_SYNTAX,
                Optional.empty(),
                Optional.empty(),
                ""));
  }

  @Test
  void aLedgerWithoutRowsAnswersWithNothing() throws IOException {
    version.with(1, List.of());

    assertThat(version.ledger().trace(id(1))).isEmpty();
    assertThat(version.ledger().atPlace("f", 1)).isEqualTo(new PlaceAnswer.NoFile());
  }

  @Test
  void copiesAndRecordsOfOneIdComeBackInOrder() throws IOException {
    List<LedgerRow> rows =
        new ArrayList<>(
            Stream.of(2, 0, 1).map(copy -> kept(id(5), new Place("a", 10, 2), copy)).toList());
    rows.add(kept(id(5), new Place("b", 0, 1)));
    rows.add(kept(id(5), new Place("a", 9, 1)));
    version.with(1, rows);

    assertThat(version.ledger().trace(id(5)))
        .containsExactlyElementsOf(rows.stream().sorted(LedgerRow.ORDER).toList());
  }

  private List<LedgerRow> afterStorage(LedgerRow row) throws IOException {
    return version.with(1, List.of(row)).ledger().trace(row.id());
  }
}
