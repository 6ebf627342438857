package dev.granary.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The matrices of a model, cut from the vector of its weights as they are asked for. */
final class Weights {
  private final Ops tf;
  private final Layout layout;
  private final Operand<TFloat32> vector;
  private final Map<Parameter, Operand<TFloat32>> used = new LinkedHashMap<>();

  Weights(Ops tf, Layout layout, Operand<TFloat32> vector) {
    this.tf = tf;
    this.layout = layout;
    this.vector = vector;
  }

  Operand<TFloat32> of(String name) {
    return used.computeIfAbsent(layout.parameter(name), this::cut);
  }

  private Operand<TFloat32> cut(Parameter parameter) {
    return tf.reshape(
        Vectors.part(tf, vector, parameter.offset(), parameter.size()),
        tf.constant(new int[] {parameter.rows(), parameter.columns()}));
  }

  Layout layout() {
    return layout;
  }
}
