package dev.granary.pipeline.inprocess;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnSignature;
import org.apache.beam.sdk.transforms.reflect.DoFnSignatures;
import org.apache.beam.sdk.util.construction.PTransformMatchers;
import org.apache.beam.sdk.util.construction.SplittableParDo;
import org.apache.beam.sdk.util.construction.SplittableParDoNaiveBounded;
import org.apache.beam.sdk.values.PCollection;

/**
 * Turns splittable DoFns whose every element has an end, such as those that read files, into plain
 * ones.
 */
final class SplittableSteps {
  private SplittableSteps() {}

  /** Replaces them in the pipeline itself, as Beam's own runners do. */
  static void replaceIn(Pipeline pipeline) {
    pipeline.replaceAll(
        List.of(
            PTransformOverride.of(
                SplittableSteps::isReplaceable, new SplittableParDo.OverrideFactory<>()),
            PTransformOverride.of(
                PTransformMatchers.classEqualTo(SplittableParDo.ProcessKeyedElements.class),
                new SplittableParDoNaiveBounded.OverrideFactory<>())));
  }

  /** Whether a function is splittable, and the work on one of its elements may never be over. */
  static boolean isEndless(DoFnSignature signature) {
    return signature.processElement().isSplittable()
        && signature.isBoundedPerElement() != PCollection.IsBounded.BOUNDED;
  }

  /** A function that wants bundle finalizers stays as it is, to be refused under its own name. */
  private static boolean isReplaceable(AppliedPTransform<?, ?, ?> application) {
    if (!(application.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo)) {
      return false;
    }
    DoFnSignature signature = DoFnSignatures.signatureForDoFn(parDo.getFn());
    return signature.processElement().isSplittable()
        && !isEndless(signature)
        && !DoFnSignatures.usesBundleFinalizer(parDo.getFn());
  }
}
