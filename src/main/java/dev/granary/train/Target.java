package dev.granary.train;

import dev.granary.handoff.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What a model is to tell, and how much each example counts. An example without a class, or with
 * one that has no name, does not count.
 */
record Target(
    Feature label, List<String> names, List<Float> weights, Optional<Feature> weightFeature) {
  int classes() {
    return names.size();
  }

  List<Feature> features() {
    List<Feature> features = new ArrayList<>(List.of(label));
    weightFeature.ifPresent(features::add);
    return features;
  }

  /** A row for each example: 1 at its class. */
  Operand<TFloat32> places(Ops tf, ParsedExamples examples) {
    if (label.type().equals("bytes")) {
      return tf.dtypes.cast(
          tf.math.equal(
              tf.expandDims(examples.bytes(label.name()), tf.constant(1)),
              tf.constant(
                  org.tensorflow.ndarray.StdArrays.ndCopyOf(
                      new String[][] {names.toArray(String[]::new)}))),
          TFloat32.class);
    }
    return tf.oneHot(
        examples.integers(label.name()), tf.constant(classes()), tf.constant(1f), tf.constant(0f));
  }

  /** The class of each example, or -1. */
  Operand<TInt64> index(Ops tf, Operand<TFloat32> places) {
    Operand<TInt64> at = tf.math.argMax(places, tf.constant(1));
    return tf.select(
        tf.math.equal(tf.reduceSum(places, tf.constant(1)), tf.constant(0f)), tf.constant(-1L), at);
  }

  /** How much each example counts by itself: 0 is one that only fills a file. */
  Operand<TFloat32> exampleWeights(Ops tf, ParsedExamples examples, Operand<TFloat32> places) {
    Operand<TFloat32> known = tf.reduceSum(places, tf.constant(1));
    return weightFeature
        .<Operand<TFloat32>>map(
            feature -> {
              Operand<TFloat32> said = examples.reals(feature.name());
              return tf.math.mul(known, tf.select(tf.math.isNan(said), tf.constant(1f), said));
            })
        .orElse(known);
  }

  /** How much each counts in the loss, where classes count differently. */
  Operand<TFloat32> lossWeights(Ops tf, ParsedExamples examples, Operand<TFloat32> places) {
    return tf.math.mul(
        exampleWeights(tf, examples, places),
        tf.reduceSum(tf.math.mul(places, tf.constant(classWeights())), tf.constant(1)));
  }

  private float[] classWeights() {
    float[] values = new float[weights.size()];
    for (int of = 0; of < values.length; of++) {
      values[of] = weights.get(of);
    }
    return values;
  }
}
