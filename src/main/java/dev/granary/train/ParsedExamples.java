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

  private ParsedExamples(
      Ops tf, Operand<TString> serialized, List<Feature> features, List<Operand<?>> missing) {
    Operand<TString> none = noTexts(tf);
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

  /** What the hand-off requires must be there: TensorFlow refuses an example without it. */
  static ParsedExamples asPromised(Ops tf, Operand<TString> serialized, List<Feature> features) {
    List<Operand<?>> missing = new ArrayList<>();
    for (Feature feature : features) {
      missing.add(feature.required() ? nothing(tf, feature) : standIn(tf, feature));
    }
    return new ParsedExamples(tf, serialized, features, missing);
  }

  /** What is not there counts as missing, whatever it is. */
  static ParsedExamples asTheyCome(Ops tf, Operand<TString> serialized, List<Feature> features) {
    List<Operand<?>> missing = new ArrayList<>();
    features.forEach(feature -> missing.add(standIn(tf, feature)));
    return new ParsedExamples(tf, serialized, features, missing);
  }

  private static Operand<?> standIn(Ops tf, Feature feature) {
    return switch (feature.type()) {
      case "int64" -> tf.constant(NO_INTEGER);
      case "float" -> tf.constant(NO_REAL);
      default -> tf.constant("");
    };
  }

  /** No default: an empty vector says so. */
  private static Operand<?> nothing(Ops tf, Feature feature) {
    return switch (feature.type()) {
      case "int64" -> tf.constant(new long[0]);
      case "float" -> tf.constant(new float[0]);
      default -> noTexts(tf);
    };
  }

  private static Operand<TString> noTexts(Ops tf) {
    return tf.fill(tf.constant(new int[] {0}), tf.constant(""));
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
