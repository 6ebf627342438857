package dev.granary.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * All that a worker computes while it trains. Every worker builds the same. A step is two runs: the
 * first computes gradients from what this worker read, the second adds up those of all workers and
 * applies them: what fails in the second is another worker's doing.
 */
final class TrainingGraph {
  /** After the gradients: the sum of the losses, and that of the weights. */
  private static final int SUMS = 2;

  /** How many numbers a worker claims. */
  private static final int CLAIMS = 3;

  private final Ops tf;
  private final Model model;
  private final Layout layout;
  private final VarHandleOp weights;
  private final List<VarHandleOp> slots = new ArrayList<>();
  private final VarHandleOp normalisation;
  private final VarHandleOp sums;

  final Placeholder<TString> examples;
  final Placeholder<TFloat32> learningRate;
  final Placeholder<TFloat32> factors;
  final Placeholder<TFloat32> state;
  final Placeholder<TInt64> claim;

  /** Computes the gradients of the examples, and keeps them. */
  final Op compute;

  /** Applies those of all workers. */
  final Op apply;

  /** The mean loss of the global batch; fetched together with {@link #apply}. */
  final Operand<TFloat32> loss;

  /** Sets weights, memory of the optimiser and normalisation to the sum of what is fed. */
  final Op adopt;

  /** All of these. */
  final Operand<TFloat32> held;

  /** The numbers of the examples, and how much each example counts, to learn a normalisation. */
  final List<Operand<TFloat32>> numbers;

  /** The largest of what the workers claim. */
  final Operand<TInt64> largestClaim;

  TrainingGraph(Graph graph, Model model, Optimiser optimiser, WorkerSettings settings) {
    this.tf = Ops.create(graph);
    this.model = model;
    this.layout = model.layout();
    Collectives together = new Collectives(graph, tf, settings.cluster().size());
    Duration bound = settings.stepBound();
    this.weights = variable("weights", layout.size());
    for (int slot = 0; slot < optimiser.slots(); slot++) {
      slots.add(variable("slot" + slot, layout.size()));
    }
    this.normalisation = variable("normalisation", model.normalisationSize());
    this.sums = variable("sums", layout.size() + SUMS);
    this.examples = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    this.learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.factors = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2)));
    this.state = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(stateSize())));
    this.claim = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(CLAIMS)));

    ParsedExamples parsed = ParsedExamples.asPromised(tf, examples, model.trained());
    this.compute = tf.assignVariableOp(sums, gradients(graph, parsed));
    Operand<TFloat32> reduced = together.sum(tf.readVariableOp(sums, TFloat32.class), bound);
    Operand<TFloat32> counted = Vectors.part(tf, reduced, layout.size() + 1, 1);
    this.loss = tf.math.divNoNan(Vectors.part(tf, reduced, layout.size(), 1), counted);
    this.apply =
        optimiser.apply(
            tf,
            weights,
            slots,
            learningRate,
            factors,
            tf.math.divNoNan(Vectors.part(tf, reduced, 0, layout.size()), counted));
    this.adopt = adopt(together.sum(state, bound));
    this.held = held();
    this.numbers = numbers(parsed);
    this.largestClaim = together.largest(claim, settings.startBound());
  }

  /** How many numbers {@link #held} has: weights first, then the slots, then the normalisation. */
  int stateSize() {
    return layout.size() * (1 + slots.size()) + model.normalisationSize();
  }

  private VarHandleOp variable(String name, int size) {
    return tf.varHandleOp(TFloat32.class, Shape.of(size), VarHandleOp.sharedName(name));
  }

  private Operand<TFloat32> gradients(Graph graph, ParsedExamples parsed) {
    Weights cut = new Weights(tf, layout, tf.readVariableOp(weights, TFloat32.class));
    Inputs inputs =
        model.encoder().inputs(tf, parsed, tf.readVariableOp(normalisation, TFloat32.class), cut);
    Operand<TFloat32> logits = model.network().logits(tf, inputs.matrix(tf), cut);
    Operand<TFloat32> places = model.target().places(tf, parsed);
    Operand<TFloat32> counts = model.target().lossWeights(tf, parsed, places);
    Operand<TFloat32> losses =
        tf.math.neg(tf.reduceSum(tf.math.mul(places, tf.nn.logSoftmax(logits)), tf.constant(1)));
    Operand<TFloat32> lossSum = tf.reduceSum(tf.math.mul(losses, counts), tf.constant(0));
    List<Operand<TFloat32>> all =
        new ArrayList<>(new Gradients(graph, tf).of(lossSum, cut, inputs));
    all.add(Vectors.flat(tf, lossSum));
    all.add(Vectors.flat(tf, tf.reduceSum(counts, tf.constant(0))));
    return Vectors.joined(tf, all);
  }

  private Op adopt(Operand<TFloat32> vector) {
    List<Op> assigned = new ArrayList<>();
    int at = 0;
    List<VarHandleOp> wholes = new ArrayList<>(List.of(weights));
    wholes.addAll(slots);
    for (VarHandleOp whole : wholes) {
      assigned.add(tf.assignVariableOp(whole, Vectors.part(tf, vector, at, layout.size())));
      at += layout.size();
    }
    assigned.add(
        tf.assignVariableOp(
            normalisation, Vectors.part(tf, vector, at, model.normalisationSize())));
    return tf.withControlDependencies(assigned).noOp();
  }

  private Operand<TFloat32> held() {
    List<Operand<TFloat32>> parts = new ArrayList<>();
    parts.add(tf.readVariableOp(weights, TFloat32.class));
    slots.forEach(slot -> parts.add(tf.readVariableOp(slot, TFloat32.class)));
    parts.add(tf.readVariableOp(normalisation, TFloat32.class));
    return Vectors.joined(tf, parts);
  }

  private List<Operand<TFloat32>> numbers(ParsedExamples parsed) {
    if (model.encoder().numbers() == 0) {
      return List.of();
    }
    Operand<TFloat32> places = model.target().places(tf, parsed);
    return List.of(
        model.encoder().raw(tf, parsed), model.target().exampleWeights(tf, parsed, places));
  }
}
