package dev.granary.balance;

import dev.granary.coding.Fact;
import dev.granary.coding.RecordRow;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Counts the classes of all rows, by range of the selection hash, into one {@link Histograms}. */
final class CountClasses
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<Histograms>> {
  private final BalancePlan plan;

  CountClasses(BalancePlan plan) {
    this.plan = plan;
  }

  @Override
  public PCollection<Histograms> expand(PCollection<KV<Integer, byte[]>> rows) {
    return rows.apply("Count in each block", ParDo.of(new CountBlock(plan)))
        .setCoder(KvCoder.of(VarIntCoder.of(), Histograms.CODER))
        .apply("Bring counts together", GroupByKey.create())
        .apply("Add up", ParDo.of(new AddUp()))
        .setCoder(Histograms.CODER);
  }

  /** The same counts, without ranges, as a fact of the run. */
  static final class AsFact extends DoFn<Histograms, byte[]> {
    private final Fact.Kind kind;

    AsFact(Fact.Kind kind) {
      this.kind = kind;
    }

    @ProcessElement
    public void state(@Element Histograms histograms, OutputReceiver<byte[]> out) {
      out.output(Fact.of(kind, ClassCounts.CODER, histograms.counts()));
    }
  }

  private static final class CountBlock extends DoFn<KV<Integer, byte[]>, KV<Integer, Histograms>> {
    private final BalancePlan plan;

    CountBlock(BalancePlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void count(
        @Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, Histograms>> out) {
      Selection selection = new Selection(plan.seed());
      Histograms histograms = Histograms.none();
      byte[] rows = block.getValue();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        histograms.addRow(selection, rows, row);
      }
      out.output(KV.of(0, histograms));
    }
  }

  private static final class AddUp extends DoFn<KV<Integer, Iterable<Histograms>>, Histograms> {
    @ProcessElement
    public void add(
        @Element KV<Integer, Iterable<Histograms>> parts, OutputReceiver<Histograms> out) {
      Histograms sum = Histograms.none();
      parts.getValue().forEach(sum::add);
      out.output(sum);
    }
  }
}
