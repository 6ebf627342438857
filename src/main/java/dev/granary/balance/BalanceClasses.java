package dev.granary.balance;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings the classes of the named splits into proportion. Quotas follow from exact counts, and
 * which records fill them from a hash, so a second run keeps the same ones. Takes and gives rows by
 * order partition.
 */
public final class BalanceClasses extends PTransform<PCollection<KV<Integer, byte[]>>, Balanced> {
  private final BalancePlan plan;

  private BalanceClasses(BalancePlan plan) {
    this.plan = plan;
  }

  public static BalanceClasses to(BalancePlan plan) {
    return new BalanceClasses(plan);
  }

  @Override
  public Balanced expand(PCollection<KV<Integer, byte[]>> rows) {
    PCollection<Histograms> before =
        rows.apply(
            "Count classes",
            plan.hasQuotas() ? CountClasses.byRange(plan) : CountClasses.whole(plan));
    PCollection<KV<Integer, byte[]>> kept = rows;
    PCollection<KV<Integer, byte[]>> verdicts;
    if (plan.hasQuotas()) {
      PCollectionTuple decided = keepWithinQuotas(rows, before);
      kept = decided.get(Balanced.KEPT).setCoder(Blocks.CODER);
      verdicts = decided.get(Balanced.VERDICTS).setCoder(Blocks.CODER);
    } else {
      verdicts = rows.getPipeline().apply("No verdicts", Create.empty(Blocks.CODER));
      if (plan.rule() instanceof BalanceRule.Copies) {
        kept = rows.apply("Add copies", ParDo.of(new AddCopies(plan))).setCoder(Blocks.CODER);
      }
    }
    PCollection<Histograms> after = kept.apply("Count what stays", CountClasses.whole(plan));
    return new Balanced(
        kept,
        verdicts,
        PCollectionList.of(state(before, Fact.Kind.CLASSES_BEFORE))
            .and(state(after, Fact.Kind.CLASSES_AFTER))
            .apply("All counts", Flatten.pCollections()));
  }

  private PCollectionTuple keepWithinQuotas(
      PCollection<KV<Integer, byte[]>> rows, PCollection<Histograms> counts) {
    PCollectionView<Cuts> cuts =
        counts
            .apply("Set quotas", ParDo.of(new SetQuotas(plan)))
            .setCoder(Cuts.CODER)
            .apply("Tell the cuts", View.<Cuts>asSingleton().withDefaultValue(new Cuts(List.of())));
    PCollectionView<Map<Integer, byte[]>> firstToGo =
        rows.apply("Choose within quota", new ChooseWithinQuota(plan, cuts))
            .apply("Tell the first to go", View.asMap());
    return rows.apply("Wait for the choice", Reshuffle.viaRandomKey())
        .apply(
            "Keep within quota",
            ParDo.of(new KeepWithinQuota(plan, cuts, firstToGo))
                .withSideInputs(cuts, firstToGo)
                .withOutputTags(Balanced.KEPT, TupleTagList.of(Balanced.VERDICTS)));
  }

  private static PCollection<byte[]> state(PCollection<Histograms> counts, Fact.Kind kind) {
    return counts.apply("State " + kind, ParDo.of(new CountClasses.AsFact(kind)));
  }

  private static final class SetQuotas extends DoFn<Histograms, Cuts> {
    private final BalancePlan plan;

    SetQuotas(BalancePlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void set(@Element Histograms counts, OutputReceiver<Cuts> out) {
      out.output(Cuts.of(plan, counts));
    }
  }
}
