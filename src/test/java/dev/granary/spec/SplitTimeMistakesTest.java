package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.spec.SplitsSpec.Time;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTimeMistakesTest {
  private static final String STARTS = "starts: {test: 2025-01-31}";

  @TempDir Path folder;

  @Test
  void splitsByTimeHaveNamesBordersAndAGap() {
    SplitsSpec splits =
        SpecText.read(
                folder,
                SpecText.with(
                    "splits: {time: {field: damage, first: past, gap: 36h,"
                        + " starts: {near: 2025-01-31, far: \"2025-03-01T01:00:00+01:00\"}}}"))
            .splits();

    assertThat(splits.shares())
        .extracting(SplitsSpec.Share::name)
        .containsExactly("past", "near", "far");
    assertThat(splits.wanted(splits.shares().get(0))).isEmpty();
    assertThat(splits.time())
        .contains(
            new Time(
                "damage",
                List.of(
                    Instant.parse("2025-01-31T00:00:00Z").getEpochSecond(),
                    Instant.parse("2025-03-01T00:00:00Z").getEpochSecond()),
                36 * 3_600));
  }

  @Test
  void whatIsNotSaidIsTrainAndNoGap() {
    SplitsSpec splits = read("{time: {field: damage, " + STARTS + "}}");

    assertThat(splits.shares()).extracting(SplitsSpec.Share::name).containsExactly("train", "test");
    assertThat(splits.time()).map(Time::gap).contains(0L);
  }

  @Test
  void aDayIsOneDayHoweverItIsWritten() {
    assertThat(digest("{time: {field: damage, gap: 24h, " + STARTS + "}}"))
        .isEqualTo(digest("{time: {field: damage, gap: 1d, starts: {test: \"2025-01-31\"}}}"))
        .isNotEqualTo(digest("{time: {field: damage, gap: 2d, " + STARTS + "}}"));
  }

  @Test
  void sharesHaveNoPlaceBesideTime() {
    refused(
        "{time: {field: damage, " + STARTS + "}, train: 0.5}",
        "spec.yaml:13:61: splits.train: is a share, but time: splits by date (remove it, or name"
            + " the split in time.starts)");
  }

  @Test
  void everyRecordMustHaveADate() {
    refused(
        "{time: {field: speed, " + STARTS + "}}",
        "spec.yaml:13:17: splits.time.field: must be a field with required: true; speed may be"
            + " missing");
    refused(
        "{time: {field: weight, " + STARTS + "}}",
        "spec.yaml:13:17: splits.time.field: must be a string or int field; weight is float");
    refused(
        "{time: {field: colour, " + STARTS + "}}",
        "spec.yaml:13:17: splits.time.field: the schema has no field \"colour\" (the fields are"
            + " damage, speed, weight)");
  }

  @Test
  void bordersAreDatesInOrder() {
    refused(
        "{time: {field: damage, starts: {a: 2025-02-01, b: 2025-01-01}}}",
        "spec.yaml:13:56: splits.time.starts.b: must begin after the split above it, is 2025-01-01"
            + " (list splits in the order of their dates, each once)");
    refused(
        "{time: {field: damage, starts: {a: soon}}}",
        "spec.yaml:13:41: splits.time.starts.a: must be a date, such as 2025-01-31 or"
            + " 2025-01-31T18:30:00Z, is soon");
    refused(
        "{time: {field: damage, starts: {train: 2025-02-01}}}",
        "spec.yaml:13:10: splits.time.first: is also in starts, is \"train\" (the first split"
            + " begins with the first record)");
  }

  @Test
  void aGapLeavesSomethingOfEverySplit() {
    refused(
        "{time: {field: damage, gap: 31d, starts: {a: 2025-01-01, b: 2025-02-01}}}",
        "spec.yaml:13:32: splits.time.gap: would leave nothing of the split a, is 31d");
    refused(
        "{time: {field: damage, gap: week, " + STARTS + "}}",
        "spec.yaml:13:32: splits.time.gap: must be so many days or hours, such as 7d or 12h, is"
            + " week");
  }

  private SplitsSpec read(String splits) {
    return SpecText.read(folder, SpecText.with("splits: " + splits)).splits();
  }

  private String digest(String splits) {
    return SpecText.read(folder, SpecText.with("splits: " + splits)).digest();
  }

  private void refused(String splits, String... problems) {
    SpecText.assertRefused(folder, SpecText.with("splits: " + splits), problems);
  }
}
