package dev.granary.balance;

import dev.granary.coding.Fact;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Counts the classes of all rows into one {@link Histograms}, or none for no rows. */
final class CountClasses
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<Histograms>> {
  private static final Partitions WHOLE = new Partitions(1);

  private final BalancePlan plan;
  private final Partitions ranges;

  private CountClasses(BalancePlan plan, Partitions ranges) {
    this.plan = plan;
    this.ranges = ranges;
  }

  /** Counts no more than each class as a whole. */
  static CountClasses whole(BalancePlan plan) {
    return new CountClasses(plan, WHOLE);
  }

  /** Counts each class by range of the selection hash. */
  static CountClasses byRange(BalancePlan plan) {
    return new CountClasses(plan, Selection.RANGES);
  }

  @Override
  public PCollection<Histograms> expand(PCollection<KV<Integer, byte[]>> rows) {
    return rows.apply("Count", ParDo.of(new CountRows(plan, ranges)))
        .setCoder(KvCoder.of(VarIntCoder.of(), Histograms.CODER))
        .apply("Bring counts together", GroupByKey.create())
        .apply("Add up", ParDo.of(new AddUp(ranges)))
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

  /** One sum for a bundle, as there may be many blocks that are far smaller than their counts. */
  private static final class CountRows extends DoFn<KV<Integer, byte[]>, KV<Integer, Histograms>> {
    private final Selection selection;
    private final Partitions ranges;
    private transient @Nullable Histograms counted;

    CountRows(BalancePlan plan, Partitions ranges) {
      selection = new Selection(plan.seed());
      this.ranges = ranges;
    }

    @StartBundle
    public void start() {
      counted = null;
    }

    @ProcessElement
    public void count(@Element KV<Integer, byte[]> block) {
      Histograms sum = counted == null ? Histograms.none(ranges) : counted;
      byte[] rows = block.getValue();
      for (int row = 0; row < rows.length; row += RecordRow.WIDTH) {
        sum.add(ClassKey.of(rows, row), selection.hash(RecordRow.id(rows, row)));
      }
      counted = sum;
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (counted != null) {
        context.output(
            KV.of(0, counted), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      }
    }
  }

  private static final class AddUp extends DoFn<KV<Integer, Iterable<Histograms>>, Histograms> {
    private final Partitions ranges;

    AddUp(Partitions ranges) {
      this.ranges = ranges;
    }

    @ProcessElement
    public void add(
        @Element KV<Integer, Iterable<Histograms>> parts, OutputReceiver<Histograms> out) {
      Histograms sum = Histograms.none(ranges);
      parts.getValue().forEach(sum::add);
      out.output(sum);
    }
  }
}
