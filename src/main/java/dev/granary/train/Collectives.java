package dev.granary.train;

import java.time.Duration;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TNumber;

/**
 * Adds what all workers compute together. Every worker must add the same operations in the same
 * order: they find each other by number. Nobody waits for the others longer than the bound.
 */
final class Collectives {
  private static final int GROUP = 1;

  private final Graph graph;
  private final Ops tf;
  private final int workers;
  private int operations;

  Collectives(Graph graph, Ops tf, int workers) {
    this.graph = graph;
    this.tf = tf;
    this.workers = workers;
  }

  /** The sum of what the workers give, element by element: the same bits on each of them. */
  <T extends TNumber> Operand<T> sum(Operand<T> vector, Duration bound) {
    return reduce(vector, "Add", bound);
  }

  /** The largest of what the workers give, element by element. */
  <T extends TNumber> Operand<T> largest(Operand<T> vector, Duration bound) {
    return reduce(vector, "Max", bound);
  }

  private <T extends TNumber> Operand<T> reduce(Operand<T> vector, String merge, Duration bound) {
    if (workers == 1) {
      return tf.identity(vector);
    }
    operations++;
    Output<T> reduced =
        graph
            .opBuilder("CollectiveReduceV2", "together_" + operations, tf.scope())
            .addInput(vector.asOutput())
            .addInput(tf.constant(workers).asOutput())
            .addInput(tf.constant(GROUP).asOutput())
            .addInput(tf.constant(operations).asOutput())
            .addInputList(new Output<?>[0])
            .setAttr("merge_op", merge)
            .setAttr("final_op", "Id")
            .setAttr("communication_hint", "ring")
            .setAttr("timeout_seconds", bound.toMillis() / 1000f)
            .build()
            .output(0);
    return reduced;
  }
}
