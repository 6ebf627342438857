package dev.granary.lineage;

import static dev.granary.lineage.Rows.duplicate;
import static dev.granary.lineage.Rows.id;
import static dev.granary.lineage.Rows.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerWriterTest {
  private static final Place PLACE = new Place("m.csv", 50, 5);

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("rowsThatDoNotFollow")
  void refusesARowThatDoesNotFollow(LedgerRow first, LedgerRow second) throws IOException {
    Path file = directory.resolve("part-00000.parquet");

    try (LedgerWriter writer = writer(file)) {
      writer.append(first);
      assertThatThrownBy(() -> writer.append(second))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(second.id().toString())
          .hasMessageContaining("m.csv")
          .hasMessageContaining("sort by id, file, offset, copy");
    }

    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("rowsThatDoNotFollow")
  void acceptsTheSameRowsTurnedRound(LedgerRow second, LedgerRow first) throws IOException {
    if (!first.equals(second)) {
      Path file = directory.resolve("part-00000.parquet");

      try (LedgerWriter writer = writer(file)) {
        writer.append(first);
        writer.append(second);
      }

      assertThat(file).exists();
    }
  }

  @Test
  void refusesAKeptRecordThatIsNowhere() throws IOException {
    LedgerEntry entry =
        new LedgerEntry()
            .begin(0, 1, Reason.KEPT)
            .from(Name.of("faa"), Name.of("m.csv"), 50, 5)
            .evidence(Name.of("x"));
    try (LedgerWriter writer = writer(directory.resolve("p"))) {
      assertThatThrownBy(() -> writer.append(entry))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("published if and only if it is kept, this one is KEPT");
    }
  }

  @Test
  void refusesASurvivorOfAKeptRecord() throws IOException {
    LedgerEntry entry =
        new LedgerEntry()
            .begin(0, 1, Reason.KEPT)
            .from(Name.of("faa"), Name.of("m.csv"), 50, 5)
            .published(Name.of("train"), Name.of("shard"), 1, 0)
            .survivor(0, 2);
    try (LedgerWriter writer = writer(directory.resolve("p"))) {
      assertThatThrownBy(() -> writer.append(entry))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("only a dropped record has a survivor, this one is KEPT");
    }
  }

  @Test
  void aRowCannotBeDroppedAndPublished() {
    LedgerRow kept = kept(id(1), PLACE);

    assertThatThrownBy(
            () ->
                new LedgerRow(
                    kept.id(),
                    "faa",
                    PLACE,
                    Reason.CHECK_TYPE,
                    kept.published(),
                    Optional.empty(),
                    ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "m.csv:5: a record is published if and only if it is kept, this one is CHECK_TYPE");
  }

  private static Stream<Arguments> rowsThatDoNotFollow() {
    RecordId large = new RecordId(-1, 0);
    RecordId small = new RecordId(1, 0);
    return Stream.of(
        Arguments.of(kept(large, PLACE), kept(small, PLACE)),
        Arguments.of(kept(new RecordId(1, -1), PLACE), kept(new RecordId(1, 1), PLACE)),
        Arguments.of(
            kept(small, new Place("m.csv2", 1, 1)), kept(small, new Place("m.csv", 50, 5))),
        Arguments.of(
            kept(small, new Place("m.csv\ud83e\udda4", 1, 1)),
            kept(small, new Place("m.csv\uffee", 1, 1))),
        Arguments.of(kept(small, new Place("m.csv", 51, 5)), kept(small, PLACE)),
        Arguments.of(kept(small, PLACE, 3), kept(small, PLACE, 2)),
        Arguments.of(kept(small, PLACE, 3), kept(small, PLACE, 3)),
        Arguments.of(duplicate(small, PLACE, large), duplicate(small, PLACE, large)));
  }

  private static LedgerWriter writer(Path file) throws IOException {
    return LedgerWriter.create(VersionOnDisk.STORAGE, file.toString());
  }
}
