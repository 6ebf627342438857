package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdinalTest {
  private static final int LAST_FILE = Ordinal.MOST_FILES - 1;
  private static final long LAST_OFFSET = Ordinal.MOST_BYTES - 1;

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1099511627775", "1, 0", "8388607, 0", "8388607, 1099511627775", "12, 34"})
  void itHoldsAFileAndAnOffset(int file, long offset) {
    long ordinal = Ordinal.of(file, offset);

    assertThat(Ordinal.file(ordinal)).isEqualTo(file);
    assertThat(Ordinal.offset(ordinal)).isEqualTo(offset);
  }

  @Test
  void itSortsAsPlacesDoSignedOrNot() {
    List<Long> ascending =
        List.of(
            Ordinal.of(0, 0),
            Ordinal.of(0, 1),
            Ordinal.of(0, LAST_OFFSET),
            Ordinal.of(1, 0),
            Ordinal.of(LAST_FILE / 2, LAST_OFFSET),
            Ordinal.of(LAST_FILE / 2 + 1, 0),
            Ordinal.of(LAST_FILE, LAST_OFFSET));

    assertThat(ascending).isSortedAccordingTo(Long::compare);
    assertThat(ascending).isSortedAccordingTo(Long::compareUnsigned);
    assertThat(ascending).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "8388608, 0", "0, -1", "0, 1099511627776"})
  void whatIsBeyondIsRefused(int file, long offset) {
    assertThatThrownBy(() -> Ordinal.of(file, offset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "file %d, offset %d is beyond what one run can read: 8388608 files of 1 TiB each",
            file, offset);
  }
}
