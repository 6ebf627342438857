package dev.granary.train;

import dev.granary.handoff.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * The columns of a table: numbers are normalised, and whether they are missing is a number too;
 * classes have a place each; texts, and classes of which there are many, are hashed and embedded.
 */
final class TableEncoder implements Encoder {
  private static final int MOST_PLACES = 64;
  private static final String TABLE = "embedding";

  /** No value is farther from the mean, in deviations: one wrong number must not upset a batch. */
  private static final float FARTHEST = 10;

  private final List<Feature> numbers = new ArrayList<>();
  private final List<Feature> classes = new ArrayList<>();
  private final List<Feature> hashed = new ArrayList<>();
  private final int buckets;
  private final int columns;

  TableEncoder(List<Feature> features, int buckets, int columns) {
    this.buckets = buckets;
    this.columns = columns;
    for (Feature feature : features) {
      boolean isInteger = feature.type().equals("int64");
      int labels = feature.labels().size();
      if (feature.type().equals("bytes") || (isInteger && labels > MOST_PLACES)) {
        hashed.add(feature);
      } else if (isInteger && labels > 0) {
        classes.add(feature);
      } else {
        numbers.add(feature);
      }
    }
  }

  @Override
  public List<Feature> features() {
    List<Feature> all = new ArrayList<>(numbers);
    all.addAll(classes);
    all.addAll(hashed);
    return all;
  }

  @Override
  public int width() {
    int places = classes.stream().mapToInt(TableEncoder::places).sum();
    return 2 * numbers.size() + places + columns * hashed.size();
  }

  /** One more for what has no class. */
  private static int places(Feature feature) {
    return feature.labels().size() + 1;
  }

  @Override
  public void addTo(Layout layout) {
    if (!hashed.isEmpty()) {
      layout.table(TABLE, buckets, columns);
    }
  }

  @Override
  public int numbers() {
    return numbers.size();
  }

  @Override
  public Operand<TFloat32> raw(Ops tf, ParsedExamples examples) {
    List<Operand<TFloat32>> columnsOf = new ArrayList<>();
    for (Feature feature : numbers) {
      columnsOf.add(column(tf, feature, examples));
    }
    return tf.stack(columnsOf, org.tensorflow.op.core.Stack.axis(1L));
  }

  private static Operand<TFloat32> column(Ops tf, Feature feature, ParsedExamples examples) {
    if (feature.type().equals("float")) {
      return examples.reals(feature.name());
    }
    Operand<TInt64> integers = examples.integers(feature.name());
    return tf.select(
        tf.math.equal(integers, tf.constant(ParsedExamples.NO_INTEGER)),
        tf.constant(ParsedExamples.NO_REAL),
        tf.dtypes.cast(integers, TFloat32.class));
  }

  @Override
  public Inputs inputs(
      Ops tf, ParsedExamples examples, Operand<TFloat32> normalisation, Weights weights) {
    List<Operand<TFloat32>> parts = new ArrayList<>();
    if (!numbers.isEmpty()) {
      addNumbers(tf, raw(tf, examples), normalisation, parts);
    }
    for (Feature feature : classes) {
      parts.add(places(tf, feature, examples));
    }
    return new Inputs(
        parts.isEmpty() ? Optional.empty() : Optional.of(Vectors.beside(tf, parts)),
        hashed.isEmpty() ? Optional.empty() : Optional.of(embedding(tf, examples, weights)));
  }

  private void addNumbers(
      Ops tf,
      Operand<TFloat32> raw,
      Operand<TFloat32> normalisation,
      List<Operand<TFloat32>> parts) {
    Operand<TFloat32> mean = Vectors.part(tf, normalisation, 0, numbers.size());
    Operand<TFloat32> scale = Vectors.part(tf, normalisation, numbers.size(), numbers.size());
    var isMissing = tf.math.isNan(raw);
    Operand<TFloat32> normal = tf.math.mul(tf.math.sub(raw, mean), scale);
    parts.add(
        tf.clipByValue(
            tf.select(isMissing, tf.constant(0f), normal),
            tf.constant(-FARTHEST),
            tf.constant(FARTHEST)));
    parts.add(tf.dtypes.cast(isMissing, TFloat32.class));
  }

  private static Operand<TFloat32> places(Ops tf, Feature feature, ParsedExamples examples) {
    Operand<TInt64> index = examples.integers(feature.name());
    Operand<TInt64> none = tf.constant((long) feature.labels().size());
    var isNone =
        tf.math.logicalOr(tf.math.less(index, tf.constant(0L)), tf.math.greaterEqual(index, none));
    return tf.oneHot(
        tf.select(isNone, none, index),
        tf.constant(places(feature)),
        tf.constant(1f),
        tf.constant(0f));
  }

  /** Features share one table: a value is hashed together with its feature's name. */
  private Embedding embedding(Ops tf, ParsedExamples examples, Weights weights) {
    List<Operand<TInt64>> buckets = new ArrayList<>();
    for (Feature feature : hashed) {
      Operand<TString> text =
          feature.type().equals("bytes")
              ? examples.bytes(feature.name())
              : tf.dtypes.asString(examples.integers(feature.name()));
      Operand<TString> named = tf.strings.join(List.of(tf.constant(feature.name() + "="), text));
      buckets.add(tf.strings.toHashBucketFast(named, (long) this.buckets));
    }
    Operand<TInt64> rows =
        tf.reshape(
            tf.stack(buckets, org.tensorflow.op.core.Stack.axis(1L)), tf.constant(new int[] {-1}));
    Operand<TFloat32> made =
        tf.reshape(
            tf.gather(weights.of(TABLE), rows, tf.constant(0)),
            tf.constant(new int[] {-1, columns * hashed.size()}));
    return new Embedding(
        TABLE, rows, made, gradient -> tf.reshape(gradient, tf.constant(new int[] {-1, columns})));
  }
}
