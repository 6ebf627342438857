package dev.granary.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Turns gradients into steps. What it remembers lies in vectors as long as the weights. */
sealed interface Optimiser {
  int slots();

  /** What of a step only its number says: decays that would else have to be remembered. */
  float[] factors(long step);

  Op apply(
      Ops tf,
      Operand<? extends TType> weights,
      List<? extends Operand<? extends TType>> slots,
      Operand<TFloat32> learningRate,
      Operand<TFloat32> factors,
      Operand<TFloat32> gradient);

  /** Steps gather speed. */
  record Momentum(float momentum) implements Optimiser {
    @Override
    public int slots() {
      return 1;
    }

    @Override
    public float[] factors(long step) {
      return new float[] {1, 1};
    }

    @Override
    public Op apply(
        Ops tf,
        Operand<? extends TType> weights,
        List<? extends Operand<? extends TType>> slots,
        Operand<TFloat32> learningRate,
        Operand<TFloat32> factors,
        Operand<TFloat32> gradient) {
      return tf.train.resourceApplyMomentum(
          weights, slots.get(0), learningRate, gradient, tf.constant(momentum));
    }
  }

  /** Each weight has a step of its own. */
  record Adam() implements Optimiser {
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float EPSILON = 1e-7f;

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public float[] factors(long step) {
      double done = step + 1.0;
      return new float[] {(float) Math.pow(FIRST, done), (float) Math.pow(SECOND, done)};
    }

    @Override
    public Op apply(
        Ops tf,
        Operand<? extends TType> weights,
        List<? extends Operand<? extends TType>> slots,
        Operand<TFloat32> learningRate,
        Operand<TFloat32> factors,
        Operand<TFloat32> gradient) {
      return tf.train.resourceApplyAdam(
          weights,
          slots.get(0),
          slots.get(1),
          scalar(tf, factors, 0),
          scalar(tf, factors, 1),
          learningRate,
          tf.constant(FIRST),
          tf.constant(SECOND),
          tf.constant(EPSILON),
          gradient);
    }

    private static Operand<TFloat32> scalar(Ops tf, Operand<TFloat32> vector, int at) {
      return tf.reshape(
          Vectors.part(tf, vector, at, 1), tf.fill(tf.constant(new int[] {0}), tf.constant(0)));
    }
  }
}
