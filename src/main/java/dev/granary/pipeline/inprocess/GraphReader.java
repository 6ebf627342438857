package dev.granary.pipeline.inprocess;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Redistribute;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a Beam pipeline and makes a graph of it, or refuses it with all reasons at once.
 */
final class GraphReader extends Pipeline.PipelineVisitor.Defaults {
  private final Graph graph = new Graph();
  private final Refusals refusals = new Refusals();

  /**
   * Reads the stages of a pipeline, in an order in which they can run.
   *
   * @throws PipelineRefusedException if anything in it is not supported
   */
  static List<StageRoot> stagesOf(Pipeline pipeline) {
    SplittableSteps.replaceIn(pipeline);
    LiftedCombines.replaceIn(pipeline);
    GraphReader reader = new GraphReader();
    pipeline.traverseTopologically(reader);
    reader.refusals.throwIfAny();
    return reader.graph.stages();
  }

  @Override
  public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
    PTransform<?, ?> transform = node.getTransform();
    if (transform instanceof Create.Values<?> create) {
      graph.addSource(application(node), create.getElements());
      return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
    }
    if (spreadsAnew(transform)) {
      graph.addShuffle(application(node));
      return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
    }
    return CompositeBehavior.ENTER_TRANSFORM;
  }

  @Override
  public void visitPrimitiveTransform(TransformHierarchy.Node node) {
    AppliedPTransform<?, ?, ?> application = application(node);
    PTransform<?, ?> transform = application.getTransform();
    refusals.checkCollections(application);
    if (transform instanceof ParDo.MultiOutput<?, ?> parDo) {
      if (refusals.accepts(application, parDo)) {
        graph.addStep(application, parDo);
      }
    } else if (transform instanceof View.CreatePCollectionView<?, ?> view) {
      PCollectionView<?> made = Views.of(view);
      refusals.checkView(application, made);
      graph.addView(application, made);
    } else if (transform instanceof GroupByKey) {
      graph.addGrouping(application);
    } else if (transform instanceof Flatten.PCollections || transform instanceof Window.Assign) {
      graph.addPassage(application);
    } else if (transform instanceof Impulse) {
      graph.addSource(application, List.of(new byte[0]));
    } else {
      refusals.refuseTransform(application);
    }
  }

  private AppliedPTransform<?, ?, ?> application(TransformHierarchy.Node node) {
    return node.toAppliedPTransform(getPipeline());
  }

  private static boolean spreadsAnew(@Nullable PTransform<?, ?> transform) {
    return transform instanceof Reshuffle
        || transform instanceof Reshuffle.ViaRandomKey
        || transform instanceof Redistribute.RedistributeByKey
        || transform instanceof Redistribute.RedistributeArbitrarily;
  }
}
