package dev.granary.report;

import static dev.granary.report.Funnel.Fate.DROPPED;
import static dev.granary.report.Funnel.Fate.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.granary.report.Contents.LabelCount;
import dev.granary.report.Contents.Shard;
import dev.granary.report.Funnel.Flow;
import dev.granary.report.Funnel.Removal;
import dev.granary.report.Removed.ClusterSizes;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunReportTest {
  private static final Removal DOMAIN = new Removal(QUARANTINED, "CHECK_DOMAIN", "outside", 2);
  private static final Removal TWIN = new Removal(DROPPED, "DUPLICATE_EXACT", "equal", 3);

  @Test
  void aFlowHoldsWhenEveryRecordIsAccountedFor() {
    Flow flow = new Flow("faa", 10, List.of(DOMAIN, TWIN), 5, 1, 6);

    assertThat(flow.conserved()).isTrue();
    assertThat(flow.writtenInFull()).isTrue();
    assertThat(flow.invariant()).isEqualTo("10 = 5 + 3 + 2, which holds");
  }

  @Test
  void aFlowThatLosesRecordsSaysHowMany() {
    Flow flow = new Flow("faa", 10, List.of(DOMAIN), 5, 0, 6);

    assertThat(flow.invariant()).isEqualTo("10 = 5 + 0 + 2, which does not hold: it is off by 3");
    assertThat(flow.writtenInFull()).isFalse();
  }

  @Test
  void barsOfTheFunnelStandWhereTheRecordsLeft() {
    List<FunnelLine> lines = FunnelLine.of(new Flow("faa", 10, List.of(DOMAIN, TWIN), 5, 15, 20));

    assertThat(lines)
        .extracting(FunnelLine::kind, FunnelLine::count, FunnelLine::share, FunnelLine::span)
        .containsExactly(
            tuple(FunnelLine.Kind.READ, 10L, 1.0, new FunnelLine.Span(0, 0.5)),
            tuple(FunnelLine.Kind.QUARANTINED, 2L, 0.2, new FunnelLine.Span(0.4, 0.5)),
            tuple(FunnelLine.Kind.DROPPED, 3L, 0.3, new FunnelLine.Span(0.25, 0.4)),
            tuple(FunnelLine.Kind.KEPT, 5L, 0.5, new FunnelLine.Span(0, 0.25)),
            tuple(FunnelLine.Kind.COPIES, 15L, 1.5, new FunnelLine.Span(0.25, 1)),
            tuple(FunnelLine.Kind.WRITTEN, 20L, 2.0, new FunnelLine.Span(0, 1)));
  }

  @Test
  void figuresThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Flow("faa", -1, List.of(), 0, 0, 0))
        .hasMessage("read must not be negative, was -1");
    assertThatThrownBy(() -> new Work.Step("Scan files", Double.NaN, null))
        .hasMessage("Scan files must be a number from zero up, was NaN");
    assertThatThrownBy(() -> new ClusterSizes(3, 2, 1)).hasMessage("no size lies from 3 to 2");
  }

  @Test
  void aShareOfNothingIsMissing() {
    assertThat(new LabelCount("None", 0, 0, 0.0 / 0.0).weight()).isNull();
    assertThat(new Contents.Split("train", 0, 0.9, 1 / 0.0, 0, 0).shareGot()).isNull();
  }

  @Test
  void clusterSizesFallIntoRangesThatDouble() {
    TreeMap<Long, Long> sizes = new TreeMap<>();
    sizes.put(2L, 7L);
    sizes.put(5L, 1L);
    sizes.put(8L, 1L);
    sizes.put(17L, 4L);

    assertThat(ClusterSizes.histogram(sizes))
        .containsExactly(
            new ClusterSizes(2, 2, 7),
            new ClusterSizes(3, 3, 0),
            new ClusterSizes(4, 4, 0),
            new ClusterSizes(5, 8, 2),
            new ClusterSizes(9, 16, 0),
            new ClusterSizes(17, 32, 4));
    assertThat(ClusterSizes.histogram(new TreeMap<>())).isEmpty();
  }

  @Test
  void sourcesAsOneHaveEachReasonOnce() {
    Flow flow = new Flow("faa", 10, List.of(DOMAIN, TWIN), 5, 1, 6);

    assertThat(Totals.ofFlows("both", List.of(flow, flow)))
        .isEqualTo(
            new Flow(
                "both",
                20,
                List.of(
                    new Removal(QUARANTINED, "CHECK_DOMAIN", "outside", 4),
                    new Removal(DROPPED, "DUPLICATE_EXACT", "equal", 6)),
                10,
                2,
                12));
  }

  @Test
  void aRestOfOneIsShownAsItself() {
    assertThat(Top.first(List.of(1, 2, 3), 2)).isEqualTo(new Top<>(List.of(1, 2, 3), List.of()));
    assertThat(Top.first(List.of(1, 2, 3, 4), 2))
        .isEqualTo(new Top<>(List.of(1, 2), List.of(3, 4)));
  }

  @Test
  void ofManyShardsTheSmallestAndTheLargestAreShown() {
    List<Shard> shards =
        IntStream.range(0, 20).mapToObj(i -> new Shard("train", "shard-" + i, 1, 100 + i)).toList();

    ShardTable table = ShardTable.of(shards);

    assertThat(table.first()).extracting(Shard::bytes).containsExactly(100L, 101L, 102L);
    assertThat(table.last()).extracting(Shard::bytes).containsExactly(117L, 118L, 119L);
    assertThat(table.between()).hasSize(14);
    assertThat(table.splits())
        .singleElement()
        .satisfies(split -> assertThat(split.median()).isEqualTo(109));
  }
}
