package dev.granary.train;

import dev.granary.handoff.Feature;
import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.Handoff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * Input alone, to parsed tensors: our reader, which takes records in the order of training by the
 * index and checks each, and TensorFlow's own, which reads file after file in their order.
 */
final class InputContest {
  private final Handoff handoff;
  private final Path directory;
  private final long steps;

  /** Reads so many global batches; they must be within an epoch. */
  InputContest(Handoff handoff, long steps) {
    this.handoff = handoff;
    this.directory = Path.of(handoff.directory());
    this.steps = steps;
  }

  /** Examples a second. */
  double ours() throws Exception {
    try (Graph graph = new Graph();
        Session session = Sessions.alone(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TString> fed = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
      ParsedExamples parsed = ParsedExamples.asPromised(tf, fed, handoff.features());
      List<Op> all = new ArrayList<>();
      handoff.features().forEach(each -> all.add(parsed.value(each.name())));
      Op target = tf.withControlDependencies(all).noOp();
      long start = System.nanoTime();
      try (SplitReader reader = new SplitReader(directory, handoff, "train");
          BatchReader ahead =
              new BatchReader(reader, GlobalBatches.of(handoff, "train", 0, 1), 0, steps, false)) {
        for (long step = 0; step < steps; step++) {
          try (Batch batch = ahead.next()) {
            session.runner().feed(fed, batch.examples()).addTarget(target).run().close();
          }
        }
      }
      return rate(start);
    }
  }

  /** Examples a second of TFRecordDataset, batch, ParseExampleDatasetV2 and prefetch. */
  double tensorFlows() {
    try (Graph graph = new Graph();
        Session session = Sessions.alone(graph)) {
      Ops tf = Ops.create(graph);
      List<Class<? extends TType>> types = new ArrayList<>();
      List<Shape> shapes = new ArrayList<>();
      for (Feature feature : sorted()) {
        types.add(type(feature));
        shapes.add(Shape.of(-1));
      }
      Operand<? extends TType> parsed = parsed(tf, records(graph, tf), types, shapes);
      Operand<? extends TType> ahead =
          tf.data.prefetchDataset(parsed, tf.constant(4L), types, shapes);
      var iterator = tf.data.iterator("input", "", types, shapes);
      session.run(tf.data.makeIterator(ahead, iterator));
      List<Op> all = new ArrayList<>();
      for (Output<?> each : tf.data.iteratorGetNext(iterator, types, shapes).components()) {
        all.add(each);
      }
      Op target = tf.withControlDependencies(all).noOp();
      long start = System.nanoTime();
      for (long step = 0; step < steps; step++) {
        session.runner().addTarget(target).run().close();
      }
      return rate(start);
    }
  }

  private double rate(long start) {
    return steps * handoff.globalBatch() / ((System.nanoTime() - start) / 1e9);
  }

  private Operand<? extends TType> records(Graph graph, Ops tf) {
    String[] files =
        handoff.split("train").files().stream()
            .map(file -> directory.resolve(file.file()).toString())
            .toArray(String[]::new);
    String compression = handoff.compression().equals("gzip") ? "GZIP" : "";
    Output<TType> records =
        graph
            .opBuilder("TFRecordDataset", tf.scope().makeOpName("records"), tf.scope())
            .addInput(tf.array(files).asOutput())
            .addInput(tf.constant(compression).asOutput())
            .addInput(tf.constant(262_144L).asOutput())
            .build()
            .output(0);
    return tf.data.batchDataset(
        records,
        tf.constant((long) handoff.globalBatch()),
        tf.constant(true),
        List.of(TString.class),
        List.of(Shape.of(-1)));
  }

  private Operand<? extends TType> parsed(
      Ops tf,
      Operand<? extends TType> batches,
      List<Class<? extends TType>> types,
      List<Shape> shapes) {
    List<Operand<?>> missing = new ArrayList<>();
    List<Shape> scalars = new ArrayList<>();
    for (Feature feature : sorted()) {
      missing.add(
          switch (feature.type()) {
            case "int64" -> tf.constant(0L);
            case "float" -> tf.constant(0f);
            default -> tf.constant("");
          });
      scalars.add(Shape.scalar());
    }
    return tf.data.parseExampleDataset(
        batches,
        tf.constant(1L),
        missing,
        List.of(),
        sorted().stream().map(Feature::name).toList(),
        List.of(),
        scalars,
        types,
        shapes,
        List.of(),
        List.of());
  }

  /** TensorFlow gives the tensors in the order of their names. */
  private List<Feature> sorted() {
    return handoff.features().stream().sorted(Comparator.comparing(Feature::name)).toList();
  }

  private static Class<? extends TType> type(Feature feature) {
    return switch (feature.type()) {
      case "int64" -> TInt64.class;
      case "float" -> TFloat32.class;
      default -> TString.class;
    };
  }
}
