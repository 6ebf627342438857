package dev.granary.train;

import dev.granary.handoff.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.UpperBound;
import org.tensorflow.op.strings.Join;
import org.tensorflow.op.strings.Lower;
import org.tensorflow.op.strings.StringNGrams;
import org.tensorflow.op.strings.StringSplit;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * Texts: the words in lower case, and runs of neighbouring words, are hashed; their embeddings'
 * mean is what the first layer sees.
 */
final class TextEncoder implements Encoder {
  private static final String TABLE = "embedding";

  /** What is no letter, no mark on one, and no digit. */
  private static final String BETWEEN_WORDS = "[^\\p{L}\\p{M}\\p{N}]+";

  private final List<Feature> texts;
  private final int buckets;
  private final int columns;
  private final List<Long> widths;

  TextEncoder(List<Feature> texts, int buckets, int columns, int longest) {
    this.texts = List.copyOf(texts);
    this.buckets = buckets;
    this.columns = columns;
    this.widths = LongStream.rangeClosed(1, longest).boxed().toList();
  }

  @Override
  public List<Feature> features() {
    return texts;
  }

  @Override
  public int width() {
    return columns;
  }

  @Override
  public void addTo(Layout layout) {
    layout.table(TABLE, buckets, columns);
  }

  @Override
  public int numbers() {
    return 0;
  }

  @Override
  public Operand<TFloat32> raw(Ops tf, ParsedExamples examples) {
    throw new IllegalStateException("a text has no numbers");
  }

  /** Words of one text in a row, and the number of the text that each belongs to. */
  private record Grams(Operand<TString> words, Operand<TInt64> texts, Operand<TInt64> counts) {}

  @Override
  public Inputs inputs(
      Ops tf, ParsedExamples examples, Operand<TFloat32> normalisation, Weights weights) {
    Grams grams = grams(tf, words(tf, examples));
    Operand<TInt64> rows = tf.strings.toHashBucketFast(grams.words(), (long) buckets);
    Operand<TFloat32> taken = tf.gather(weights.of(TABLE), rows, tf.constant(0));
    Operand<TFloat32> counts =
        tf.expandDims(
            tf.math.maximum(tf.dtypes.cast(grams.counts(), TFloat32.class), tf.constant(1f)),
            tf.constant(1));
    Operand<TFloat32> sums =
        tf.math.unsortedSegmentSum(taken, grams.texts(), tf.size(grams.counts()));
    Embedding embedding =
        new Embedding(
            TABLE,
            rows,
            tf.math.div(sums, counts),
            gradient -> tf.gather(tf.math.div(gradient, counts), grams.texts(), tf.constant(0)));
    return new Inputs(Optional.empty(), Optional.of(embedding));
  }

  private Operand<TString> words(Ops tf, ParsedExamples examples) {
    List<Operand<TString>> parts = new ArrayList<>();
    for (Feature text : texts) {
      parts.add(examples.bytes(text.name()));
    }
    Operand<TString> joined = tf.strings.join(parts, Join.separator(" "));
    return tf.strings.staticRegexReplace(
        tf.strings.lower(joined, Lower.encoding("utf-8")), BETWEEN_WORDS, " ");
  }

  private Grams grams(Ops tf, Operand<TString> texts) {
    StringSplit words = tf.strings.stringSplit(texts, tf.constant(""));
    Operand<TInt64> texts64 =
        tf.reshape(
            tf.slice(
                words.indices(), tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, 1})),
            tf.constant(new int[] {-1}));
    Operand<TInt64> lengths =
        tf.math.unsortedSegmentSum(tf.onesLike(texts64), texts64, tf.size(texts));
    Operand<TInt64> none = tf.constant(new long[] {0});
    Operand<TInt64> splits =
        tf.concat(List.of(none, tf.math.cumsum(lengths, tf.constant(0))), tf.constant(0));
    StringNGrams<TInt64> grams =
        tf.strings.stringNGrams(words.values(), splits, " ", widths, "", "", 0L, false);
    Operand<TInt64> ends =
        tf.slice(grams.ngramsSplits(), tf.constant(new int[] {1}), tf.constant(new int[] {-1}));
    Operand<TInt64> counts =
        tf.math.sub(ends, Vectors.head(tf, grams.ngramsSplits(), tf.size(ends)));
    return new Grams(grams.ngrams(), textOf(tf, grams), counts);
  }

  /** Text i holds the words from split i to split i + 1. */
  private static Operand<TInt64> textOf(Ops tf, StringNGrams<TInt64> grams) {
    Operand<TInt64> places =
        tf.range(
            tf.constant(0L),
            tf.dtypes.cast(tf.size(grams.ngrams()), TInt64.class),
            tf.constant(1L));
    UpperBound<TInt64> splitsUpTo =
        tf.upperBound(
            tf.expandDims(grams.ngramsSplits(), tf.constant(0)),
            tf.expandDims(places, tf.constant(0)),
            TInt64.class);
    return tf.math.sub(tf.reshape(splitsUpTo, tf.constant(new int[] {-1})), tf.constant(1L));
  }
}
