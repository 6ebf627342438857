package dev.granary.pipeline.inprocess;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.util.construction.PTransformReplacements;
import org.apache.beam.sdk.util.construction.SingleInputOutputOverrideFactory;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Lets workers combine what they have of a key before it is grouped, wherever that may be done. */
final class LiftedCombines {
  private LiftedCombines() {}

  /** Replaces combinations in the pipeline itself, as Beam's own runners do. */
  static void replaceIn(Pipeline pipeline) {
    pipeline.replaceAll(
        List.of(PTransformOverride.of(LiftedCombines::isLiftable, new Factory<>())));
  }

  /** Functions that look at side inputs or windows are called where all values are together. */
  private static boolean isLiftable(AppliedPTransform<?, ?, ?> application) {
    return application.getTransform() instanceof Combine.PerKey<?, ?, ?> combine
        && combine.getFn() instanceof Combine.CombineFn<?, ?, ?>
        && combine.getSideInputs().isEmpty()
        && hasAccumulatorCoder(application, (Combine.CombineFn<?, ?, ?>) combine.getFn());
  }

  private static <A> boolean hasAccumulatorCoder(
      AppliedPTransform<?, ?, ?> application, Combine.CombineFn<?, A, ?> function) {
    try {
      accumulatorCoder(application, function);
      return true;
    } catch (CannotProvideCoderException none) {
      return false;
    }
  }

  /** The coder of what a function has of a key before it is done. */
  @SuppressWarnings("unchecked") // The function is applied to what this coder is of.
  private static <I, A> Coder<A> accumulatorCoder(
      AppliedPTransform<?, ?, ?> application, Combine.CombineFn<I, A, ?> function)
      throws CannotProvideCoderException {
    KvCoder<?, I> pairs = (KvCoder<?, I>) Graph.mainInput(application).getCoder();
    return function.getAccumulatorCoder(
        application.getPipeline().getCoderRegistry(), pairs.getValueCoder());
  }

  private static final class Factory<K, I, A, O>
      extends SingleInputOutputOverrideFactory<
          PCollection<KV<K, I>>, PCollection<KV<K, O>>, Combine.PerKey<K, I, O>> {
    @Override
    @SuppressWarnings("unchecked") // Combine.PerKey keeps the type of accumulators to itself.
    public PTransformReplacement<PCollection<KV<K, I>>, PCollection<KV<K, O>>>
        getReplacementTransform(
            AppliedPTransform<PCollection<KV<K, I>>, PCollection<KV<K, O>>, Combine.PerKey<K, I, O>>
                application) {
      Combine.CombineFn<I, A, O> function =
          (Combine.CombineFn<I, A, O>) application.getTransform().getFn();
      PCollection<KV<K, O>> output =
          (PCollection<KV<K, O>>) application.getOutputs().values().iterator().next();
      try {
        return PTransformReplacement.of(
            PTransformReplacements.getSingletonMainInput(application),
            new LiftedCombine<>(
                function, accumulatorCoder(application, function), output.getCoder()));
      } catch (CannotProvideCoderException e) {
        throw new IllegalStateException("it had one a moment ago", e);
      }
    }
  }
}
