package dev.granary.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * A trained model by itself: what is evaluated is what is exported. Its variables are of the older
 * kind, since TensorFlow's Java exports no others, and says nothing of those that it leaves out.
 */
final class InferenceGraph implements AutoCloseable {
  static final String SIGNATURE = "serving_default";
  static final String INPUT = "examples";
  static final String PROBABILITIES = "probabilities";
  static final String LABELS = "labels";

  private final Graph graph = new Graph();
  private final Session session = Sessions.alone(graph);
  private final Ops tf = Ops.create(graph);
  private final Model model;

  final Placeholder<TString> examples;
  final Operand<TFloat32> probabilities;
  final Operand<TInt64> labels;
  final Operand<TFloat32> exampleWeights;

  /** The values of the features by which evaluation is cut. */
  final List<Operand<?>> slices = new ArrayList<>();

  private final Operand<TString> best;

  /** The state begins with the weights and ends with the normalisation. */
  InferenceGraph(Model model, float[] state) {
    this.model = model;
    int weightCount = model.layout().size();
    int normalisationSize = model.normalisationSize();
    Variable<TFloat32> weights = variable("weights", weightCount);
    Variable<TFloat32> normalisation = variable("normalisation", normalisationSize);
    this.examples = tf.withName(INPUT).placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    Weights cut = new Weights(tf, model.layout(), weights);
    // What a server is given need not hold what only evaluation reads: it parses apart.
    ParsedExamples served = ParsedExamples.asTheyCome(tf, examples, model.encoder().features());
    Inputs inputs = model.encoder().inputs(tf, served, normalisation, cut);
    this.probabilities =
        tf.withName(PROBABILITIES).nn.softmax(model.network().logits(tf, inputs.matrix(tf), cut));
    this.best =
        tf.withName("best")
            .gather(
                tf.array(model.target().names().toArray(String[]::new)),
                tf.math.argMax(probabilities, tf.constant(1)),
                tf.constant(0));
    ParsedExamples parsed = ParsedExamples.asPromised(tf, examples, model.evaluated());
    Operand<TFloat32> places = model.target().places(tf, parsed);
    this.labels = model.target().index(tf, places);
    this.exampleWeights = model.target().exampleWeights(tf, parsed, places);
    model.slices().forEach(feature -> slices.add(parsed.value(feature.name())));
    assign(weights, state, 0, weightCount);
    assign(normalisation, state, state.length - normalisationSize, normalisationSize);
  }

  Session.Runner runner() {
    return session.runner();
  }

  Model model() {
    return model;
  }

  void export(Path directory) throws IOException {
    Signature signature =
        Signature.builder(SIGNATURE)
            .methodName("tensorflow/serving/predict")
            .input(INPUT, examples)
            .output(PROBABILITIES, probabilities)
            .output(LABELS, best)
            .build();
    SavedModelBundle.exporter(directory.toString())
        .withSession(session)
        .withSignature(signature)
        .export();
  }

  private Variable<TFloat32> variable(String name, int size) {
    return tf.withName(name).variable(Shape.of(size), TFloat32.class);
  }

  private void assign(Variable<TFloat32> variable, float[] state, int start, int size) {
    Placeholder<TFloat32> values =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size)));
    Operand<TFloat32> assigned = tf.assign(variable, values);
    float[] part = Arrays.copyOfRange(state, start, start + size);
    try (TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(part))) {
      session.runner().feed(values, fed).addTarget(assigned).run().close();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
