package dev.granary.engines.dataflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.util.construction.PCollectionViewTranslation;
import org.apache.beam.sdk.util.construction.ParDoTranslation;
import org.apache.beam.sdk.util.construction.RehydratedComponents;
import org.apache.beam.sdk.util.construction.graph.PipelineNode;
import org.apache.beam.sdk.util.construction.graph.QueryablePipeline;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Does what the workers of Dataflow do with a job: reads the graph that was staged, and runs it;
 * here by the in-process engine. Java starts it from this very file, so that nothing is on its
 * class path but what was staged: {@code java -cp JARS StagedGraph.java GRAPH METRICS}.
 */
public final class StagedGraph {
  private final RunnerApi.Components components;
  private final RehydratedComponents rehydrated;
  private final Pipeline pipeline;
  private final Map<String, PCollection<?>> collections = new HashMap<>();
  private final Map<String, PCollectionView<?>> views = new HashMap<>();

  private StagedGraph(RunnerApi.Pipeline staged, Pipeline pipeline) {
    this.pipeline = pipeline;
    components = staged.getComponents();
    rehydrated = RehydratedComponents.forComponents(components).withPipeline(pipeline);
  }

  /** Runs a graph to its end, and writes what it counted. */
  public static void main(String[] arguments) throws IOException {
    RunnerApi.Pipeline staged =
        RunnerApi.Pipeline.parseFrom(Files.readAllBytes(Path.of(arguments[0])));
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs("--runner=InProcessRunner", "--inProcessParallelism=2")
                .create());
    StagedGraph graph = new StagedGraph(staged, pipeline);
    for (PipelineNode.PTransformNode node :
        QueryablePipeline.forPrimitivesIn(graph.components).getTopologicallyOrderedTransforms()) {
      graph.apply(node.getTransform());
    }
    PipelineResult result = pipeline.run();
    if (result.waitUntilFinish() != PipelineResult.State.DONE) {
      throw new IOException("the graph ended as " + result.getState());
    }
    Files.write(Path.of(arguments[1]), new ObjectMapper().writeValueAsBytes(graph.counted(result)));
  }

  private void apply(RunnerApi.PTransform transform) throws IOException {
    switch (transform.getSpec().getUrn()) {
      case "beam:transform:impulse:v1" ->
          put(transform, PBegin.in(pipeline).apply(transform.getUniqueName(), Impulse.create()));
      case "beam:transform:window_into:v1" -> put(transform, onlyInput(transform));
      case "beam:transform:group_by_key:v1" -> put(transform, grouped(transform));
      case "beam:transform:flatten:v1" -> put(transform, flattened(transform));
      case "beam:transform:pardo:v1" -> step(transform);
      default -> throw new IOException("no worker knows " + transform.getSpec().getUrn());
    }
  }

  private PCollection<?> onlyInput(RunnerApi.PTransform transform) {
    return collections.get(transform.getInputsMap().values().iterator().next());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the types are in the graph, not in this program
  private PCollection<?> grouped(RunnerApi.PTransform transform) {
    return (PCollection<?>)
        ((PCollection) onlyInput(transform)).apply(transform.getUniqueName(), GroupByKey.create());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as above
  private PCollection<?> flattened(RunnerApi.PTransform transform) {
    PCollectionList all = PCollectionList.empty(pipeline);
    for (String input : transform.getInputsMap().values()) {
      all = all.and((PCollection) collections.get(input));
    }
    return (PCollection<?>) all.apply(transform.getUniqueName(), Flatten.pCollections());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as above
  private void step(RunnerApi.PTransform transform) throws IOException {
    RunnerApi.ParDoPayload payload =
        RunnerApi.ParDoPayload.parseFrom(transform.getSpec().getPayload());
    ParDo.SingleOutput step = ParDo.of((DoFn) typed(ParDoTranslation.getDoFn(payload)));
    for (Map.Entry<String, RunnerApi.SideInput> side : payload.getSideInputsMap().entrySet()) {
      step = step.withSideInput(side.getKey(), view(transform, side.getKey(), side.getValue()));
    }
    TupleTag main = ParDoTranslation.getMainOutputTag(payload);
    TupleTagList others = TupleTagList.empty();
    for (String output : transform.getOutputsMap().keySet()) {
      others = output.equals(main.getId()) ? others : others.and(new TupleTag<>(output));
    }
    PCollection input =
        collections.get(transform.getInputsOrThrow(ParDoTranslation.getMainInputName(transform)));
    PCollectionTuple outputs =
        (PCollectionTuple)
            input.apply(transform.getUniqueName(), step.withOutputTags(main, others));
    for (Map.Entry<String, String> output : transform.getOutputsMap().entrySet()) {
      put(output.getValue(), outputs.get(new TupleTag<>(output.getKey())));
    }
  }

  /**
   * Some steps of Beam lose on their way the types that are only asked for when a graph is made.
   */
  private static Object typed(Object step) throws IOException {
    try {
      for (Field field : step.getClass().getDeclaredFields()) {
        if (field.isSynthetic()) {
          field.setAccessible(true);
          Object outer = field.get(step);
          for (Field lost : outer.getClass().getDeclaredFields()) {
            if (lost.getType() == TypeDescriptor.class) {
              lost.setAccessible(true);
              lost.set(outer, TypeDescriptor.of(Object.class));
            }
          }
        }
      }
      return step;
    } catch (IllegalAccessException e) {
      throw new IOException("Beam's steps are other ones", e);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as above
  private PCollectionView<?> view(
      RunnerApi.PTransform transform, String name, RunnerApi.SideInput side) throws IOException {
    PCollectionView<?> known = views.get(name);
    if (known != null) {
      return known;
    }
    PCollection<?> input = collections.get(transform.getInputsOrThrow(name));
    PCollectionView<?> made =
        PCollectionViewTranslation.viewFromProto(side, name, input, transform, rehydrated);
    ((PCollection) input)
        .apply("View " + name, View.CreatePCollectionView.of((PCollectionView) made));
    views.put(name, made);
    return made;
  }

  private void put(RunnerApi.PTransform transform, PCollection<?> output) throws IOException {
    put(transform.getOutputsMap().values().iterator().next(), output);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as above
  private void put(String name, PCollection<?> output) throws IOException {
    String coder = components.getPcollectionsOrThrow(name).getCoderId();
    ((PCollection) output).setCoder(rehydrated.getCoder(coder));
    collections.put(name, output);
  }

  /** Each counter as the service tells it: once as it is, once as it may become. */
  private ArrayNode counted(PipelineResult result) {
    ArrayNode metrics = new ObjectMapper().createArrayNode();
    for (MetricResult<Long> counter :
        result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters()) {
      components.getTransformsMap().entrySet().stream()
          .filter(step -> step.getValue().getUniqueName().equals(counter.getKey().stepName()))
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresent(
              step ->
                  List.of("", "true").forEach(tentative -> put(metrics, counter, step, tentative)));
    }
    return metrics;
  }

  private static void put(
      ArrayNode metrics, MetricResult<Long> counter, String step, String tentative) {
    var metric = metrics.addObject().put("scalar", counter.getAttempted());
    var name =
        metric.putObject("name").put("origin", "user").put("name", counter.getName().getName());
    var context = name.putObject("context").put("step", step);
    context.put("namespace", counter.getName().getNamespace());
    if (!tentative.isEmpty()) {
      context.put("tentative", tentative);
    }
  }
}
