package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class ClassCountsTest {
  @Test
  void addsUpWhatIsSaidOfAClass() {
    ClassCounts counts = ClassCounts.none();
    counts.add(new ClassKey(0, 1), 3);
    ClassCounts more = ClassCounts.none();
    more.add(new ClassKey(0, 1), 4);
    more.add(new ClassKey(1, 1), 5);
    counts.add(more);

    assertThat(counts.counts()).isEqualTo(Map.of(new ClassKey(0, 1), 7L, new ClassKey(1, 1), 5L));
  }

  @Test
  void isCodedFieldByFieldInTheOrderOfItsKeys() throws Exception {
    ClassCounts counts = ClassCounts.none();
    counts.add(new ClassKey(2, 1), 258);
    counts.add(new ClassKey(0, 5), 1);
    counts.add(new ClassKey(0, -5), 2);

    byte[] bytes = CoderUtils.encodeToByteArray(ClassCounts.CODER, counts);

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00000003"
                + "00000000fffffffffffffffb0000000000000002"
                + "0000000000000000000000050000000000000001"
                + "0000000200000000000000010000000000000102");
    assertThat(CoderUtils.decodeFromByteArray(ClassCounts.CODER, bytes)).isEqualTo(counts);
  }

  @Test
  void refusesAFieldWithTooManyValues() {
    ClassCounts counts = ClassCounts.none();
    for (int label = 0; label < 20_000; label++) {
      counts.add(new ClassKey(label % 3, label), 1);
    }

    assertThatThrownBy(() -> counts.add(new ClassKey(0, 20_000), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 20000 classes");
  }
}
