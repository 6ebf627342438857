package dev.granary.train;

import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** The graph of a training, running. What fails while all work together is a peer's doing. */
final class TrainingSession {
  private final Optimiser optimiser;
  private final LearningRate learningRate;
  private final TrainingGraph graph;
  private final Session session;

  TrainingSession(TrainingPlan plan, Model model, WorkerSettings settings) {
    this.optimiser = plan.optimiser();
    this.learningRate = plan.learningRate();
    Cluster cluster = settings.cluster();
    // Lives as long as the process, as the server does.
    Graph operations = new Graph();
    this.graph = new TrainingGraph(operations, model, optimiser, settings);
    this.session =
        cluster.isAlone() ? Sessions.alone(operations) : Sessions.amongPeers(operations, cluster);
  }

  int stateSize() {
    return graph.stateSize();
  }

  /** The largest of what the workers claim, number by number. Nobody goes on before all came. */
  long[] largest(long... claims) {
    return together(
        () -> {
          try (TInt64 fed = TInt64.vectorOf(claims);
              Result result =
                  session.runner().feed(graph.claim, fed).fetch(graph.largestClaim).run()) {
            long[] largest = new long[claims.length];
            TInt64 fetched = (TInt64) result.get(0);
            for (int i = 0; i < largest.length; i++) {
              largest[i] = fetched.getLong(i);
            }
            return largest;
          }
        });
  }

  /** All workers begin with the sum of what they bring: one brings the state, the others zeros. */
  void adopt(float[] state) {
    together(
        () -> {
          try (TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(state))) {
            session.runner().feed(graph.state, fed).addTarget(graph.adopt).run().close();
          }
          return state;
        });
  }

  /** Shows the numbers of examples, where the model has any. */
  void show(TString examples, Normalisation normalisation) {
    Session.Runner runner = session.runner().feed(graph.examples, examples);
    for (Operand<TFloat32> numbers : graph.numbers) {
      runner.fetch(numbers);
    }
    try (Result result = runner.run()) {
      normalisation.add((TFloat32) result.get(0), (TFloat32) result.get(1));
    }
  }

  void compute(TString examples) {
    session.runner().feed(graph.examples, examples).addTarget(graph.compute).run().close();
  }

  /** Applies the gradients of all workers, and tells the mean loss of the global batch. */
  float apply(long step) {
    return together(
        () -> {
          try (TFloat32 rate = TFloat32.scalarOf(learningRate.at(step));
              TFloat32 factors = TFloat32.vectorOf(optimiser.factors(step));
              Result result =
                  session
                      .runner()
                      .feed(graph.learningRate, rate)
                      .feed(graph.factors, factors)
                      .addTarget(graph.apply)
                      .fetch(graph.loss)
                      .run()) {
            return ((TFloat32) result.get(0)).getFloat(0);
          }
        });
  }

  float[] state() {
    try (Result result = session.runner().fetch(graph.held).run()) {
      return StdArrays.array1dCopyOf((TFloat32) result.get(0));
    }
  }

  /** TensorFlow throws what it likes when a connection breaks. */
  private static <T> T together(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw WorkerFailed.of(
          FailureKind.PEER, "Another worker is gone or does not answer: " + e.getMessage(), e);
    }
  }
}
