package dev.granary.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

/** Layers of neurons: each sees all of the layer before. The last has one for each class. */
final class Network {
  private final List<Integer> hidden;
  private final int classes;
  private final Precision precision;

  Network(List<Integer> hidden, int classes, Precision precision) {
    this.hidden = List.copyOf(hidden);
    this.classes = classes;
    this.precision = precision;
  }

  /** In what numbers the products of a layer are taken. */
  enum Precision {
    FLOAT32 {
      @Override
      Operand<TFloat32> product(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.linalg.matMul(left, right);
      }
    },
    BFLOAT16 {
      @Override
      Operand<TFloat32> product(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.dtypes.cast(
            tf.linalg.matMul(
                tf.dtypes.cast(left, TBfloat16.class), tf.dtypes.cast(right, TBfloat16.class)),
            TFloat32.class);
      }
    };

    abstract Operand<TFloat32> product(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);
  }

  void addTo(Layout layout, int inputs) {
    int before = inputs;
    for (int layer = 0; layer <= hidden.size(); layer++) {
      int neurons = layer < hidden.size() ? hidden.get(layer) : classes;
      layout.dense(matrix(layer), before, neurons).bias(bias(layer), neurons);
      before = neurons;
    }
  }

  Operand<TFloat32> logits(Ops tf, Operand<TFloat32> inputs, Weights weights) {
    Operand<TFloat32> values = inputs;
    for (int layer = 0; layer <= hidden.size(); layer++) {
      Operand<TFloat32> product = precision.product(tf, values, weights.of(matrix(layer)));
      Operand<TFloat32> sum = tf.nn.biasAdd(product, Vectors.flat(tf, weights.of(bias(layer))));
      values = layer < hidden.size() ? tf.nn.relu(sum) : sum;
    }
    return values;
  }

  private static String matrix(int layer) {
    return "layer" + layer + "/weights";
  }

  private static String bias(int layer) {
    return "layer" + layer + "/bias";
  }
}
