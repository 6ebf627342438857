package dev.granary.train;

import dev.granary.handoff.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** The features of a batch of serialized examples, one value for each example. */
final class ParsedExamples {
  /** Stands for an integer that an example does not have. */
  static final long NO_INTEGER = Long.MIN_VALUE;

  /** Stands for a real number that an example does not have. */
  static final float NO_REAL = Float.NaN;

  private final Map<String, Output<?>> values = new TreeMap<>();

  ParsedExamples(Ops tf, Operand<TString> serialized, List<Feature> features) {
    Operand<TString> none = tf.fill(tf.constant(new int[] {0}), tf.constant(""));
    List<Operand<?>> missing = new ArrayList<>();
    for (Feature feature : features) {
      missing.add(
          switch (feature.type()) {
            case "int64" -> tf.constant(NO_INTEGER);
            case "float" -> tf.constant(NO_REAL);
            default -> tf.constant("");
          });
    }
    List<Output<?>> dense =
        tf.io
            .parseExample(
                serialized,
                none,
                none,
                tf.array(features.stream().map(Feature::name).toArray(String[]::new)),
                none,
                missing,
                0L,
                List.of(),
                List.of(),
                List.of(),
                Collections.nCopies(features.size(), Shape.scalar()))
            .denseValues();
    for (int i = 0; i < features.size(); i++) {
      values.put(features.get(i).name(), dense.get(i));
    }
  }

  Operand<TInt64> integers(String name) {
    return value(name).expect(TInt64.class);
  }

  Operand<TFloat32> reals(String name) {
    return value(name).expect(TFloat32.class);
  }

  Operand<TString> bytes(String name) {
    return value(name).expect(TString.class);
  }

  Output<?> value(String name) {
    Output<?> value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the feature " + name + " was not parsed");
    }
    return value;
  }
}
