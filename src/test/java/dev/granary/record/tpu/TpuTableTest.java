package dev.granary.record.tpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TpuTableTest {
  @Test
  void everyFactHasASourceAndADateAndStandsOnce() {
    assertThat(TpuTable.rows())
        .allSatisfy(
            row -> {
              assertThat(row.value()).isNotBlank().isEqualTo(row.value().strip());
              assertThat(row.source()).startsWith("https://");
              assertThat(row.read()).matches("20[0-9]{2}-[01][0-9]");
            })
        .extracting(row -> row.type() + " " + row.fact())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyTypeSaysWhatProcessesAreCountedFrom() {
    assertThat(TpuTable.types())
        .extracting(TpuType::name)
        .containsExactly("v2", "v3", "v4", "v5litepod", "v5p", "v6e", "tpu7x");
    for (TpuType type : TpuTable.types()) {
      List<TpuFact> known =
          TpuTable.rows().stream()
              .filter(row -> row.type().equals(type.name()))
              .map(TpuRow::fact)
              .toList();
      assertThat(known)
          .as(type.name())
          .contains(
              TpuFact.COUNTS, TpuFact.CORES_PER_CHIP, TpuFact.CHIPS_PER_VM, TpuFact.TOPOLOGIES);
    }
  }

  @Test
  void theLargestSliceIsThatOfItsPages() {
    assertThat(TpuTable.types())
        .extracting(
            type -> type.name() + " " + type.topologies().get(type.topologies().size() - 1).chips())
        .containsExactly(
            "v2 256", "v3 1024", "v4 4096", "v5litepod 256", "v5p 6144", "v6e 256", "tpu7x 9216");
  }
}
