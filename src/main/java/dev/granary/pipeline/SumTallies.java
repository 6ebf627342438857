package dev.granary.pipeline;

import dev.granary.coding.Fact;
import dev.granary.statistics.MergeTallies;
import dev.granary.statistics.TallyPlan;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Makes one fact of the tallies of each split, or of all that was read. */
final class SumTallies extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private final TallyPlan plan;

  private SumTallies(TallyPlan plan) {
    this.plan = plan;
  }

  static SumTallies of(TallyPlan plan) {
    return new SumTallies(plan);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> tallies) {
    return tallies
        .apply("Merge tallies", Combine.perKey(new MergeTallies(plan)))
        .apply("State a tally", ParDo.of(new StateTally()));
  }

  private static final class StateTally extends DoFn<KV<Integer, byte[]>, byte[]> {
    @ProcessElement
    public void state(@Element KV<Integer, byte[]> tally, OutputReceiver<byte[]> out) {
      TallyFact fact = new TallyFact(tally.getKey(), tally.getValue());
      out.output(Fact.of(Fact.Kind.STATISTICS, TallyFact.CODER, fact));
    }
  }
}
