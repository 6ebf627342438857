package dev.granary.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Partitions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class HistogramsTest {
  private static final ClassKey DAMAGE = new ClassKey(0, -5);
  private static final ClassKey NONE = new ClassKey(1, 9);

  @Test
  void countsEachClassByTheRangeOfTheHash() {
    Histograms histograms = Histograms.none(new Partitions(4));
    histograms.add(DAMAGE, 0);
    histograms.add(DAMAGE, 0x3fffffffffffffffL);
    histograms.add(DAMAGE, 0x4000000000000000L);
    histograms.add(DAMAGE, -1);
    histograms.add(NONE, Long.MIN_VALUE);

    assertThat(histograms.buckets().get(DAMAGE)).containsExactly(2, 1, 0, 1);
    assertThat(histograms.buckets().get(NONE)).containsExactly(0, 0, 1, 0);
    assertThat(histograms.counts().counts()).isEqualTo(Map.of(DAMAGE, 4L, NONE, 1L));
  }

  @Test
  void addUpTheSameInAnyOrder() {
    Histograms left = Histograms.none(new Partitions(2));
    left.add(DAMAGE, 0);
    Histograms right = Histograms.none(new Partitions(2));
    right.add(DAMAGE, -1);
    right.add(NONE, -1);

    assertThat(shown(sum(left, right)))
        .isEqualTo(Map.of(DAMAGE, "[1, 1]", NONE, "[0, 1]"))
        .isEqualTo(shown(sum(right, left)));
    assertThat(shown(left)).isEqualTo(Map.of(DAMAGE, "[1, 0]"));
  }

  @Test
  void areCodedFieldByField() throws Exception {
    Histograms histograms = Histograms.none(new Partitions(2));
    histograms.add(DAMAGE, -1);

    byte[] bytes = CoderUtils.encodeToByteArray(Histograms.CODER, histograms);

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00000002" // ranges
                + "00000001" // classes
                + "00000000" // split
                + "fffffffffffffffb" // label
                + "0000000000000000"
                + "0000000000000001");
    assertThat(shown(CoderUtils.decodeFromByteArray(Histograms.CODER, bytes)))
        .isEqualTo(shown(histograms));
  }

  @Test
  void refuseAFieldWithTooManyValues() {
    Histograms histograms = Histograms.none(new Partitions(1));
    for (int label = 0; label < 20_000; label++) {
      histograms.add(new ClassKey(0, label), 0);
    }
    histograms.add(new ClassKey(0, 19_999), 0);

    assertThatThrownBy(() -> histograms.add(new ClassKey(1, 0), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the label has more than 20000 classes, counted in each split; balance.by must name a"
                + " field with fewer");
  }

  private static Histograms sum(Histograms first, Histograms second) {
    Histograms sum = Histograms.none(first.ranges());
    sum.add(first);
    sum.add(second);
    return sum;
  }

  private static Map<ClassKey, String> shown(Histograms histograms) {
    Map<ClassKey, String> shown = new TreeMap<>();
    histograms.buckets().forEach((key, counts) -> shown.put(key, Arrays.toString(counts)));
    return shown;
  }
}
