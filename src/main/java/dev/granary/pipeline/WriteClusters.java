package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.coding.RowOrder;
import dev.granary.dedup.ReplacedRow;
import dev.granary.lineage.ClusterRow;
import dev.granary.lineage.ClusterWriter;
import dev.granary.lineage.LineageFiles;
import dev.granary.read.SourceFile;
import dev.granary.record.Place;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/** Writes which record went for which, sorted by the record that stays: the evidence of dedup. */
final class WriteClusters extends DoFn<KV<Integer, byte[]>, Void> {
  private final LedgerPlan plan;
  private final ClusterRow.Kind kind;
  private final PCollectionView<LineBases> lines;

  WriteClusters(LedgerPlan plan, ClusterRow.Kind kind, PCollectionView<LineBases> lines) {
    this.plan = plan;
    this.kind = kind;
    this.lines = lines;
  }

  @ProcessElement
  public void write(ProcessContext context) throws IOException {
    List<SourceFile> files =
        InputListing.read(plan.places().storage(), plan.places().listing()).files();
    LineBases bases = context.sideInput(lines);
    byte[] rows = context.element().getValue();
    int part = kind.part(context.element().getKey());
    String path = LineageFiles.clusters(plan.places().staging(), part);
    try (ClusterWriter writer = ClusterWriter.create(plan.places().storage(), path)) {
      for (int row :
          RowOrder.ofRows(rows, rows.length, ReplacedRow.WIDTH, 0, ReplacedRow.KEY_END)) {
        long ordinal = ReplacedRow.ordinal(rows, row);
        Place place =
            new Place(
                files.get(Ordinal.file(ordinal)).name(),
                Ordinal.offset(ordinal),
                bases.lineOf(ordinal, ReplacedRow.line(rows, row)));
        writer.append(
            new ClusterRow(
                ReplacedRow.survivor(rows, row),
                ReplacedRow.member(rows, row),
                place,
                kind,
                ReplacedRow.millionths(rows, row),
                ClusterRow.Label.valueOf(ReplacedRow.labels(rows, row).name())));
      }
    }
  }
}
