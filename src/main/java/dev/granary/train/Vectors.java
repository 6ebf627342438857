package dev.granary.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** Cuts and joins vectors in a graph. */
final class Vectors {
  private Vectors() {}

  static <T extends TType> Operand<T> part(Ops tf, Operand<T> vector, int start, int size) {
    return tf.slice(vector, tf.constant(new int[] {start}), tf.constant(new int[] {size}));
  }

  static <T extends TType> Operand<T> head(Ops tf, Operand<T> vector, Operand<TInt32> size) {
    return tf.slice(
        vector, tf.constant(new int[] {0}), tf.reshape(size, tf.constant(new int[] {1})));
  }

  static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> tensor) {
    return tf.reshape(tensor, tf.constant(new int[] {-1}));
  }

  static <T extends TType> Operand<T> joined(Ops tf, List<Operand<T>> vectors) {
    return vectors.size() == 1 ? vectors.get(0) : tf.concat(vectors, tf.constant(0));
  }

  /** Side by side: the columns of the one after those of the other. */
  static Operand<TFloat32> beside(Ops tf, List<Operand<TFloat32>> matrices) {
    return matrices.size() == 1 ? matrices.get(0) : tf.concat(matrices, tf.constant(1));
  }
}
