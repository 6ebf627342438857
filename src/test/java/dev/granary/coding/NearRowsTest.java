package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.testing.TestRow;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of the rows that near-duplicates are found with, each written out by hand. */
class NearRowsTest {
  private final RowBuffer rows = new RowBuffer(0);

  @Test
  void aBandIsFiveBytesOfItsHashFourOfTheNextAndTheOrdinal() {
    BandRow.put(rows, 0xfedc_ba98_7654_3210L, 0x8877_6655_4433_2211L, 0x0102_0304_0506_0708L);

    byte[] row = rows.copy();
    assertThat(HexFormat.of().formatHex(row))
        .isEqualTo("fedcba9876" + "88776655" + "0102030405060708");
    assertThat(row).hasSize(BandRow.WIDTH);
    assertThat(BandRow.hash(row, 0)).isEqualTo(0xfe_dcba_9876L);
    assertThat(BandRow.next(row, 0)).isEqualTo(0x8877_6655);
    assertThat(BandRow.ordinal(row, 0)).isEqualTo(0x0102_0304_0506_0708L);
  }

  @Test
  void aPairIsItsOrdinalsOneAfterAnother() {
    PairRow.put(rows, 1, 2);
    PairRow.put(rows, -1, 0x0a0b);

    byte[] pairs = rows.copy();
    assertThat(HexFormat.of().formatHex(pairs))
        .isEqualTo("00000000000000010000000000000002ffffffffffffffff0000000000000a0b");
    assertThat(PairRow.first(pairs, PairRow.WIDTH)).isEqualTo(-1);
    assertThat(PairRow.second(pairs, PairRow.WIDTH)).isEqualTo(0x0a0b);
  }

  @Test
  void aCandidateSaysHowLongItIs() {
    byte[] record = TestRow.block(List.of(TestRow.of(1), TestRow.of(2)));
    byte[] content = {9, 8, 7, 6};
    CandidateRow.put(rows, 5, record, RecordRow.WIDTH, content, 1, 2);
    CandidateRow.put(rows, 6, record, 0, content, 0, 0);

    byte[] candidates = rows.copy();
    int second = CandidateRow.length(candidates, 0);
    assertThat(second).isEqualTo(4 + 8 + RecordRow.WIDTH + 2);
    assertThat(CandidateRow.component(candidates, 0)).isEqualTo(5);
    assertThat(RecordRow.id(candidates, CandidateRow.record(0))).isEqualTo(TestRow.spread(2));
    assertThat(candidates[CandidateRow.CONTENT]).isEqualTo((byte) 8);
    assertThat(CandidateRow.component(candidates, second)).isEqualTo(6);
    assertThat(second + CandidateRow.length(candidates, second)).isEqualTo(candidates.length);
  }

  @Test
  void aCandidateThatDoesNotFitItsBlockIsRefused() {
    byte[] record = TestRow.block(List.of(TestRow.of(1)));
    CandidateRow.put(rows, 5, record, 0, new byte[10], 0, 10);
    byte[] whole = rows.copy();
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);

    assertThat(CandidateRow.length(whole, 0)).isEqualTo(whole.length);
    assertThatThrownBy(() -> CandidateRow.length(cut, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a block of candidates is damaged at byte 0");
    assertThatThrownBy(() -> CandidateRow.length(new byte[CandidateRow.CONTENT], 0))
        .hasMessage("a block of candidates is damaged at byte 0");
  }
}
