package dev.granary.pipeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.runners.PTransformOverrideFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.construction.PTransformReplacements;
import org.apache.beam.sdk.util.construction.ReplacementOutputs;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/** Puts a step before a named step of a pipeline that loses the first bundle it sees. */
final class LosesABundle {
  private static final AtomicInteger BUNDLES = new AtomicInteger();

  private LosesABundle() {}

  static void before(String step, Pipeline pipeline) {
    BUNDLES.set(0);
    pipeline.replaceAll(
        List.of(
            PTransformOverride.of(
                application ->
                    application.getTransform() instanceof ParDo.MultiOutput
                        && application.getFullName().equals(step),
                new Planting())));
  }

  private static final class Planting
      implements PTransformOverrideFactory<
          PCollection<Object>, PCollectionTuple, ParDo.MultiOutput<Object, Object>> {
    @Override
    public PTransformReplacement<PCollection<Object>, PCollectionTuple> getReplacementTransform(
        AppliedPTransform<PCollection<Object>, PCollectionTuple, ParDo.MultiOutput<Object, Object>>
            application) {
      ParDo.MultiOutput<Object, Object> step = application.getTransform();
      return PTransformReplacement.of(
          PTransformReplacements.getSingletonMainInput(application),
          new PTransform<PCollection<Object>, PCollectionTuple>() {
            @Override
            public PCollectionTuple expand(PCollection<Object> input) {
              return input
                  .apply("Lose a bundle", ParDo.of(new LoseFirst()))
                  .setCoder(input.getCoder())
                  .apply("As before", step);
            }
          });
    }

    @Override
    public Map<PCollection<?>, ReplacementOutput> mapOutputs(
        Map<TupleTag<?>, PCollection<?>> outputs, PCollectionTuple newOutput) {
      return ReplacementOutputs.tagged(outputs, newOutput);
    }
  }

  private static final class LoseFirst extends DoFn<Object, Object> {
    private transient int bundle;

    @StartBundle
    public void start() {
      bundle = BUNDLES.getAndIncrement();
    }

    @ProcessElement
    public void pass(@Element Object element, OutputReceiver<Object> out) {
      if (bundle > 0) {
        out.output(element);
      }
    }
  }
}
