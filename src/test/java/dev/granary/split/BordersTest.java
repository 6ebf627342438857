package dev.granary.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.RecordRow;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BordersTest {
  private static final long DAY = 86_400;
  private static final SplitPlan PLAN =
      plan(7 * DAY, "2025-01-01T00:00:00Z", "2025-03-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0001-01-01, 0",
    "2024-12-24, 0",
    "2024-12-24T23:59:59Z, 0",
    "2024-12-25, 254",
    "2024-12-31T23:59:59.999Z, 254",
    "2025-01-01, 1",
    "2025-01-01T00:30:00+01:00, 254",
    "2024-12-31T23:30:00-01:00, 1",
    "2025-02-21, 1",
    "2025-02-22, 254",
    "2025-03-01, 2",
    "2025-03-01T00:00Z, 2",
    "9999-12-31, 2",
  })
  void aRecordIsWhereItsDateIs(String date, int split) {
    assertThat(split(PLAN, date)).isEqualTo(split);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2025-02-30",
        "2025-1-1",
        "01.02.2025",
        "2025-01-01T00:00:00",
        "2025-01-01 00:00:00Z",
        "+12025-01-01T00:00:00Z"
      })
  void whatIsNoPointInTimeIsUndated(String date) {
    assertThat(split(PLAN, date)).isEqualTo(AssignSplit.UNDATED);
  }

  @Test
  void secondsAreCountedFromNineteenSeventyAndMillisecondsAreRefused() {
    long border = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

    assertThat(split(PLAN, border)).isEqualTo(1);
    assertThat(split(PLAN, border - 1)).isEqualTo(RecordRow.IN_GAP);
    assertThat(split(PLAN, -DAY)).isZero();
    assertThat(split(PLAN, border * 1000)).isEqualTo(AssignSplit.UNDATED);
    assertThat(split(PLAN, Long.MIN_VALUE)).isEqualTo(AssignSplit.UNDATED);
  }

  @Test
  void withoutAGapNobodyIsLeftOut() {
    SplitPlan plan = plan(0, "2025-01-01T00:00:00Z");

    assertThat(split(plan, "2024-12-31T23:59:59Z")).isZero();
    assertThat(split(plan, "2025-01-01")).isEqualTo(1);
  }

  @Test
  void theOrderOfBordersIsHeld() {
    assertThatThrownBy(() -> new SplitPlan.Times(0, List.of(5L, 5L), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SplitPlan.Times(0, List.of(5L), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SplitPlan plan(long gap, String... starts) {
    List<Long> seconds =
        List.of(starts).stream().map(start -> Instant.parse(start).getEpochSecond()).toList();
    return new SplitPlan(1, new SplitPlan.Times(0, seconds, gap), List.of());
  }

  private static int split(SplitPlan plan, String date) {
    FieldValues values = new FieldValues(1);
    byte[] bytes = date.getBytes(StandardCharsets.UTF_8);
    values.setText(0, bytes, 0, bytes.length);
    return new AssignSplit(plan).of(new RecordId(1, 2), values);
  }

  private static int split(SplitPlan plan, long date) {
    FieldValues values = new FieldValues(1);
    values.setInteger(0, date);
    return new AssignSplit(plan).of(new RecordId(1, 2), values);
  }
}
