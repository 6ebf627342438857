package dev.granary.pipeline.inprocess;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.construction.TransformInputs;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** A pipeline as stages, built step by step; a step is added after all steps that it reads. */
final class Graph {
  private final Map<PValue, Outlet> outlets = new HashMap<>();
  private final Map<PCollectionView<?>, SideInput> sideInputs = new HashMap<>();
  private final StageOrder order = new StageOrder();

  /** All stages, in an order in which they can run. */
  List<StageRoot> stages() {
    return order.stages();
  }

  /** Begins a stage with elements that the pipeline holds. */
  void addSource(AppliedPTransform<?, ?, ?> application, Iterable<?> elements) {
    Source source = new Source(application.getFullName(), elements);
    order.add(source, List.of());
    outlets.put(onlyOutput(application), source.outlet());
  }

  /** Begins a stage with the elements as they are, but spread anew. */
  void addShuffle(AppliedPTransform<?, ?, ?> application) {
    Shuffle shuffle = new Shuffle(application.getFullName());
    end(outlet(mainInput(application)), shuffle, shuffle);
    outlets.put(onlyOutput(application), shuffle.outlet());
  }

  /** Begins a stage with the groups of the elements. */
  void addGrouping(AppliedPTransform<?, ?, ?> application) {
    Grouping grouping = new Grouping(application.getFullName(), mainInput(application));
    end(outlet(mainInput(application)), grouping, grouping);
    outlets.put(onlyOutput(application), grouping.outlet());
  }

  /** Lets one collection take in others, one of them as often as it is named. */
  void addPassage(AppliedPTransform<?, ?, ?> application) {
    Outlet output = outlet(onlyOutput(application));
    for (PValue each : TransformInputs.nonAdditionalInputs(application)) {
      Outlet input = outlet(each);
      input.addReader(output);
      output.addRootsOf(input);
    }
  }

  /** Gathers a view. */
  void addView(AppliedPTransform<?, ?, ?> application, PCollectionView<?> view) {
    Outlet input = outlet(mainInput(application));
    SideInput sideInput = new SideInput(application.getFullName(), view, input.roots());
    input.addReader(sideInput);
    sideInputs.put(view, sideInput);
    addPassage(application);
  }

  /**
   * Fuses a step with what it reads.
   *
   * <p>Its stage must begin after the views it reads are whole. Where a view is itself made of that
   * stage, the step's input is held back in a shuffle, which begins a stage of its own.
   */
  void addStep(AppliedPTransform<?, ?, ?> application, ParDo.MultiOutput<?, ?> parDo) {
    Map<PCollectionView<?>, SideInput> views = viewsOf(parDo.getSideInputs().values());
    Set<StageRoot> writers = new LinkedHashSet<>();
    views.values().forEach(view -> writers.addAll(view.writers()));

    Outlet input = outlet(mainInput(application));
    if (!Collections.disjoint(order.through(writers), input.roots())) {
      Shuffle held = new Shuffle(application.getFullName() + " (held for its side inputs)");
      end(input, held, held);
      input = held.outlet();
    }
    input.roots().forEach(root -> order.add(root, writers));

    Map<TupleTag<?>, Outlet> outputs = new LinkedHashMap<>();
    for (var output : application.getOutputs().entrySet()) {
      Outlet outlet = outlet(output.getValue());
      outlet.addRootsOf(input);
      outputs.put(output.getKey(), outlet);
    }
    input.addReader(new Step<>(application, parDo, new StepSideInputs(views), outputs));
  }

  private void end(Outlet input, Reservoir reservoir, StageRoot next) {
    input.addReader(reservoir);
    order.add(next, input.roots());
  }

  private Map<PCollectionView<?>, SideInput> viewsOf(Collection<PCollectionView<?>> declared) {
    Map<PCollectionView<?>, SideInput> views = new LinkedHashMap<>();
    for (PCollectionView<?> view : declared) {
      SideInput sideInput = sideInputs.get(view);
      if (sideInput == null) {
        throw new IllegalStateException("No step of the pipeline makes the side input " + view);
      }
      views.put(view, sideInput);
    }
    return views;
  }

  private Outlet outlet(PValue collection) {
    return outlets.computeIfAbsent(collection, key -> new Outlet());
  }

  /** What a step reads, other than side inputs. */
  static PCollection<?> mainInput(AppliedPTransform<?, ?, ?> application) {
    return (PCollection<?>) TransformInputs.nonAdditionalInputs(application).iterator().next();
  }

  private static PValue onlyOutput(AppliedPTransform<?, ?, ?> application) {
    return application.getOutputs().values().iterator().next();
  }
}
