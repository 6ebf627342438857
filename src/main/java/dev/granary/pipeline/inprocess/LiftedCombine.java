package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Combines by key within each worker, groups what that gives, and combines it. */
final class LiftedCombine<K, I, A, O>
    extends PTransform<PCollection<KV<K, I>>, PCollection<KV<K, O>>> {
  private final transient CombineFn<I, A, O> function;
  private final transient Coder<A> accumulators;
  private final transient Coder<KV<K, O>> output;

  LiftedCombine(CombineFn<I, A, O> function, Coder<A> accumulators, Coder<KV<K, O>> output) {
    this.function = function;
    this.accumulators = accumulators;
    this.output = output;
  }

  @Override
  public PCollection<KV<K, O>> expand(PCollection<KV<K, I>> input) {
    Coder<K> keys = ((KvCoder<K, I>) input.getCoder()).getKeyCoder();
    return input
        .apply(
            "Combine in workers",
            ParDo.of(
                new CombineInWorker<>(
                    function, keys, input.getWindowingStrategy().getTimestampCombiner())))
        .setCoder(KvCoder.of(keys, accumulators))
        .apply("Group", GroupByKey.create())
        .apply("Combine across workers", ParDo.of(new Merge<>(function)))
        .setCoder(output);
  }

  private static final class Merge<K, I, A, O> extends DoFn<KV<K, Iterable<A>>, KV<K, O>> {
    private final CombineFn<I, A, O> function;

    Merge(CombineFn<I, A, O> function) {
      this.function = function;
    }

    @ProcessElement
    public void merge(@Element KV<K, Iterable<A>> group, OutputReceiver<KV<K, O>> out) {
      A merged = function.mergeAccumulators(group.getValue());
      out.output(KV.of(group.getKey(), function.extractOutput(merged)));
    }
  }
}
