package dev.granary.train;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How a loss changes with the weights, in the order in which they lie. */
final class Gradients {
  private final Graph graph;
  private final Ops tf;

  Gradients(Graph graph, Ops tf) {
    this.graph = graph;
    this.tf = tf;
  }

  List<Operand<TFloat32>> of(Operand<TFloat32> loss, Weights weights, Inputs inputs) {
    List<Operand<TFloat32>> by = new ArrayList<>();
    for (Parameter parameter : weights.layout().parameters()) {
      by.add(
          inputs
              .embedding()
              .filter(embedding -> embedding.table().equals(parameter.name()))
              .map(Embedding::made)
              .orElseGet(() -> weights.of(parameter.name())));
    }
    Output<?>[] found =
        graph.addGradients(
            loss.asOutput(), by.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Parameter parameter = weights.layout().parameters().get(i);
      Operand<TFloat32> gradient = found[i].expect(TFloat32.class);
      gradients.add(
          Vectors.flat(
              tf,
              inputs
                  .embedding()
                  .filter(embedding -> embedding.table().equals(parameter.name()))
                  .map(embedding -> ofTable(embedding, parameter, gradient))
                  .orElse(gradient)));
    }
    return gradients;
  }

  /** A row's is the sum over the places where it was taken. */
  private Operand<TFloat32> ofTable(
      Embedding embedding, Parameter table, Operand<TFloat32> gradient) {
    return tf.math.unsortedSegmentSum(
        embedding.rowGradients().apply(gradient), embedding.rows(), tf.constant(table.rows()));
  }
}
