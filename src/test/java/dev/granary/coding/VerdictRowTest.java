package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictRowTest {
  private static final RecordId ID = new RecordId(0x0405060708090a0bL, 0x0c0d0e0f10111213L);
  private static final RecordId OTHER = new RecordId(0x8081828384858687L, 0x88898a8b8c8d8e8fL);
  private static final VerdictRow.Subject SUBJECT =
      new VerdictRow.Subject(ID, 0x1415161718191a1bL, 0x1c1d, 0x1e1f2021, 0x2223);

  /** What all rows have after their length, written by hand from the table in the class comment. */
  private static final String HEAD =
      "0405060708090a0b0c0d0e0f10111213" + "1415161718191a1b" + "1c1d" + "1e1f2021" + "2223";

  private final RowBuffer rows = new RowBuffer(0);

  @Test
  void theLayoutIsAsTheTableSays() {
    VerdictRow.putKept(rows, SUBJECT, Reason.KEPT, 0xfe, 0x26272829, 0x2a2b2c2d);
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);
    VerdictRow.putReplaced(rows, SUBJECT, Reason.DUPLICATE_EXACT, OTHER);
    VerdictRow.putQuarantined(
        rows, SUBJECT, Reason.CHECK_RANGE, new VerdictRow.Quarantined(0x100, OTHER, "aé"));

    assertThat(HexFormat.of().formatHex(rows.copy()))
        .isEqualTo(
            ("0000002e" + HEAD + "00" + "fe" + "26272829" + "2a2b2c2d")
                + ("00000025" + HEAD + "46")
                + ("00000035" + HEAD + "28" + "808182838485868788898a8b8c8d8e8f")
                + ("00000040" + HEAD + "17" + "0000000000000100")
                + ("808182838485868788898a8b8c8d8e8f" + "61c3a9"));
  }

  @Test
  void whatIsToldOfADroppedRecordIsReadBack() {
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED, "because of é");
    int second = rows.size();
    VerdictRow.putReplaced(rows, SUBJECT, Reason.DUPLICATE_EXACT, OTHER, "like it");
    int third = rows.size();
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);

    assertThat(VerdictRow.evidence(rows.bytes(), 0)).isEqualTo("because of é");
    assertThat(VerdictRow.hasSurvivor(rows.bytes(), 0)).isFalse();
    assertThat(VerdictRow.evidence(rows.bytes(), second)).isEqualTo("like it");
    assertThat(VerdictRow.hasSurvivor(rows.bytes(), second)).isTrue();
    assertThat(VerdictRow.survivor(rows.bytes(), second)).isEqualTo(OTHER);
    assertThat(VerdictRow.evidence(rows.bytes(), third)).isEmpty();
    assertThat(VerdictRow.hasSurvivor(rows.bytes(), third)).isFalse();
  }

  @Test
  void theSubjectIsReadBack() {
    rows.putInt(0);
    VerdictRow.putDropped(rows, SUBJECT, Reason.SHARD_REMAINDER);

    assertSubject(rows.bytes(), 4, SUBJECT);
    assertThat(VerdictRow.reason(rows.bytes(), 4)).isEqualTo(Reason.SHARD_REMAINDER);
  }

  @Test
  void theLargestSubjectIsReadBack() {
    VerdictRow.Subject largest =
        new VerdictRow.Subject(
            new RecordId(-1, -1), Long.MAX_VALUE, 0xffff, Integer.MAX_VALUE, 0xffff);
    VerdictRow.putKept(rows, largest, Reason.KEPT, 255, Integer.MAX_VALUE, Integer.MAX_VALUE);

    assertSubject(rows.bytes(), 0, largest);
    assertThat(VerdictRow.split(rows.bytes(), 0)).isEqualTo(255);
    assertThat(VerdictRow.shard(rows.bytes(), 0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(VerdictRow.position(rows.bytes(), 0)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void theSubjectOfADecisionIsItsRecord() {
    RowBuffer decisions = new RowBuffer(0);
    decisions.putInt(0);
    RecordRow.put(
        decisions, OTHER, ID, 77, new RecordRow.Facts(1, 2, 3, 4, 5, 6, 7, RecordRow.Merit.NONE));
    RecordRow.putOrdered(decisions, decisions.copy(), 4, 0, 8);

    assertThat(VerdictRow.Subject.of(decisions.bytes(), 4))
        .isEqualTo(new VerdictRow.Subject(ID, 77, 0, 2, 5));
    assertThat(VerdictRow.Subject.of(decisions.bytes(), 4 + RecordRow.WIDTH))
        .isEqualTo(new VerdictRow.Subject(ID, 77, 8, 2, 5));
  }

  @Test
  void aKeptRecordHasItsPlaceInTheVersion() {
    VerdictRow.putKept(rows, SUBJECT, Reason.KEPT, 3, 40, 50);

    assertThat(VerdictRow.reason(rows.bytes(), 0)).isEqualTo(Reason.KEPT);
    assertThat(VerdictRow.split(rows.bytes(), 0)).isEqualTo(3);
    assertThat(VerdictRow.shard(rows.bytes(), 0)).isEqualTo(40);
    assertThat(VerdictRow.position(rows.bytes(), 0)).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonIsReadBack(Reason reason) {
    VerdictRow.putDropped(rows, SUBJECT, reason);

    assertThat(VerdictRow.reason(rows.bytes(), 0)).isEqualTo(reason);
    assertThat(VerdictRow.hasSurvivor(rows.bytes(), 0)).isFalse();
  }

  @Test
  void aReplacedRecordNamesItsSurvivor() {
    VerdictRow.putReplaced(rows, SUBJECT, Reason.DUPLICATE_EXACT, OTHER);

    assertThat(VerdictRow.hasSurvivor(rows.bytes(), 0)).isTrue();
    assertThat(VerdictRow.survivor(rows.bytes(), 0)).isEqualTo(OTHER);
  }

  @Test
  void aRecordSetAsideForItsKeyTellsWhoHasIt() {
    VerdictRow.KeyTaken taken = new VerdictRow.KeyTaken(1L << 40, OTHER, Long.MAX_VALUE, 77);

    VerdictRow.putKeyTaken(rows, SUBJECT, taken);

    assertThat(VerdictRow.reason(rows.bytes(), 0)).isEqualTo(Reason.CHECK_UNIQUE);
    assertThat(VerdictRow.reason(rows.bytes(), 0).outcome()).isEqualTo(Outcome.QUARANTINED);
    assertThat(VerdictRow.keyTaken(rows.bytes(), 0)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x: range 0..1: 2",
        "\u0000\n\r\t\u001b[31m",
        "\"'\\,;</script>",
        "🛬 ﷽ e\u0301 \u202e\u2028",
        "\u0000\u0000\u0000%\u0000\u0000\u0000%",
      })
  void evidenceIsReadBackWhateverItSays(String evidence) {
    assertEvidence(evidence, evidence);
  }

  @Test
  void longEvidenceIsReadBack() {
    assertEvidence("é".repeat(1 << 20), "é".repeat(1 << 20));
  }

  @Test
  void halfACharacterBecomesAQuestionMark() {
    assertEvidence("a\ud83d", "a?");
  }

  @Test
  void startsAreFoundWhateverTheRowsSay() {
    VerdictRow.putQuarantined(
        rows, SUBJECT, Reason.READ_SYNTAX, new VerdictRow.Quarantined(-1, OTHER, "\0\0\0\1"));
    VerdictRow.putKept(rows, SUBJECT, Reason.KEPT, 0, 0, 0);
    VerdictRow.putReplaced(rows, SUBJECT, Reason.DUPLICATE_EXACT, OTHER);
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);

    assertThat(VerdictRow.starts(rows.copy())).containsExactly(0, 65, 111, 164);
  }

  @Test
  void startsOfManyRowsAreFound() {
    for (int row = 0; row < 10_000; row++) {
      VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);
    }

    int[] starts = VerdictRow.starts(rows.copy());
    assertThat(starts).hasSize(10_000);
    for (int row = 0; row < 10_000; row++) {
      assertThat(starts[row]).isEqualTo(37 * row);
    }
  }

  @Test
  void anEmptyBlockHasNoRows() {
    assertThat(VerdictRow.starts(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 36, 39, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aRowOfAnImpossibleLengthIsRefused(int length) {
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);
    rows.setInt(37, length);

    assertThatThrownBy(() -> VerdictRow.starts(rows.copy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a block of verdicts is damaged at byte 37");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 36, 38, 73})
  void aBlockCutShortIsRefused(int length) {
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);

    assertThatThrownBy(() -> VerdictRow.starts(Arrays.copyOf(rows.bytes(), length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a block of verdicts is damaged");
  }

  @Test
  void rowsSortByIdThenPlaceThenCopy() {
    put(new RecordId(1, 0), 5, 0);
    put(new RecordId(1, 0), 5, 1);
    put(new RecordId(1, 0), 6, 0);
    put(new RecordId(1, 1), 0, 0);
    put(new RecordId(-1, 0), 0, 0);
    byte[] block = rows.copy();
    int[] starts = VerdictRow.starts(block);
    int[] sorted = {starts[4], starts[2], starts[1], starts[3], starts[0]};

    RowOrder.sort(block, sorted, VerdictRow.KEY_START, VerdictRow.KEY_END);

    assertThat(sorted).isEqualTo(starts);
  }

  private void put(RecordId id, long ordinal, int copy) {
    VerdictRow.putDropped(
        rows, new VerdictRow.Subject(id, ordinal, copy, 0, 0), Reason.SPLIT_UNASSIGNED);
  }

  private void assertEvidence(String written, String read) {
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);
    VerdictRow.putQuarantined(
        rows, SUBJECT, Reason.CHECK_TYPE, new VerdictRow.Quarantined(1L << 40, OTHER, written));
    VerdictRow.putDropped(rows, SUBJECT, Reason.SPLIT_UNASSIGNED);

    int length = 37 + 24 + read.getBytes(StandardCharsets.UTF_8).length;
    assertThat(VerdictRow.starts(rows.copy())).containsExactly(0, 37, 37 + length);
    assertThat(VerdictRow.quarantined(rows.bytes(), 37))
        .isEqualTo(new VerdictRow.Quarantined(1L << 40, OTHER, read));
  }

  private static void assertSubject(byte[] rows, int row, VerdictRow.Subject subject) {
    assertThat(VerdictRow.id(rows, row)).isEqualTo(subject.id());
    assertThat(VerdictRow.ordinal(rows, row)).isEqualTo(subject.ordinal());
    assertThat(VerdictRow.copy(rows, row)).isEqualTo(subject.copy());
    assertThat(VerdictRow.line(rows, row)).isEqualTo(subject.line());
    assertThat(VerdictRow.source(rows, row)).isEqualTo(subject.source());
  }
}
