package dev.granary.split;

import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.record.Reason;
import java.io.Serializable;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Gives records of linked groups one split, and drops those that no split takes, with the reason.
 * Where there are no links, every row keeps the split that the scan gave it. Where dates split,
 * groups and linked groups keep what they have in their latest split.
 */
public final class AssignSplits extends PTransform<PCollection<KV<Integer, byte[]>>, Assigned> {
  private final Plan plan;
  private final Optional<PCollection<KV<Integer, byte[]>>> links;

  /**
   * How records are split.
   *
   * @param order the partitions in which rows come and go
   * @param ledger the partitions that verdicts go to
   */
  public record Plan(SplitPlan splits, Partitions order, Partitions ledger)
      implements Serializable {}

  private AssignSplits(Plan plan, Optional<PCollection<KV<Integer, byte[]>>> links) {
    this.plan = plan;
    this.links = links;
  }

  public static AssignSplits by(Plan plan) {
    return new AssignSplits(plan, Optional.empty());
  }

  /** Keeps together, also, the groups that blocks of {@link dev.granary.coding.LinkRow} tie. */
  public AssignSplits keepingTogether(PCollection<KV<Integer, byte[]>> linked) {
    return new AssignSplits(plan, Optional.of(linked));
  }

  @Override
  public Assigned expand(PCollection<KV<Integer, byte[]>> rows) {
    @Nullable PCollectionView<LinkedGroups> united =
        links.map(found -> found.apply("Unite groups", new UniteGroups())).orElse(null);
    ParDo.SingleOutput<KV<Integer, byte[]>, KV<Integer, byte[]>> place =
        ParDo.of(new Place(plan, united));
    PCollectionTuple outputs =
        rows.apply(
            "Drop what has no split",
            (united == null ? place : place.withSideInputs(united))
                .withOutputTags(Assigned.KEPT, TupleTagList.of(Assigned.VERDICTS)));
    Assigned placed = Assigned.in(outputs);
    if (!mayStraddle()) {
      return placed;
    }
    Assigned latest = placed.kept().apply("Keep the latest of a group", new KeepLatest(plan));
    return new Assigned(
        latest.kept(),
        PCollectionList.of(placed.verdicts())
            .and(latest.verdicts())
            .apply("All verdicts", Flatten.pCollections()));
  }

  /** Shares put a group where its hash is; dates put each record where its own is. */
  private boolean mayStraddle() {
    return plan.splits().way() instanceof SplitPlan.Times
        && (links.isPresent() || !plan.splits().groupBy().isEmpty());
  }

  private static final class Place extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final Plan plan;
    private final @Nullable PCollectionView<LinkedGroups> united;

    Place(Plan plan, @Nullable PCollectionView<LinkedGroups> united) {
      this.plan = plan;
      this.united = united;
    }

    @ProcessElement
    public void place(ProcessContext context, MultiOutputReceiver out) {
      byte[] rows = context.element().getValue();
      LinkedGroups groups = united == null ? LinkedGroups.NONE : context.sideInput(united);
      if (!groups.isEmpty()) {
        rows = regrouped(rows, groups);
      }
      RowBuffer kept = new RowBuffer(rows.length);
      Dropping dropping = new Dropping(plan.ledger());
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        switch (RecordRow.split(rows, row)) {
          case RecordRow.NO_SPLIT -> dropping.drop(rows, row, Reason.SPLIT_UNASSIGNED);
          case RecordRow.IN_GAP -> dropping.drop(rows, row, Reason.SPLIT_GAP);
          default -> kept.put(rows, row, RecordRow.WIDTH);
        }
      }
      if (!kept.isEmpty()) {
        out.get(Assigned.KEPT).output(KV.of(context.element().getKey(), kept.copy()));
      }
      dropping.flush(out.get(Assigned.VERDICTS));
    }

    private byte[] regrouped(byte[] rows, LinkedGroups groups) {
      AssignSplit splits = new AssignSplit(plan.splits());
      RowBuffer regrouped = new RowBuffer(rows.length);
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        long group = RecordRow.group(rows, row);
        long one = groups.of(group);
        if (one == group) {
          regrouped.put(rows, row, RecordRow.WIDTH);
        } else {
          int split = splits.regrouped(one, RecordRow.split(rows, row));
          RecordRow.putRegrouped(regrouped, rows, row, one, split);
        }
      }
      return regrouped.copy();
    }
  }
}
