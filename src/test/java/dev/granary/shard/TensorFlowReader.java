package dev.granary.shard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.AnonymousIterator;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** The reader of the real TensorFlow, which trainers have. */
final class TensorFlowReader {
  private static final List<Class<? extends TType>> TYPES = List.of(TString.class);
  private static final List<Shape> SHAPES = List.of(Shape.scalar());

  private TensorFlowReader() {}

  /** The library is a dependency only on platforms that have it; each test tells that it skips. */
  static void assumeLoaded() {
    try {
      EagerSession.create().close();
    } catch (LinkageError e) {
      assumeTrue(false, "TensorFlow's native library cannot be loaded here: " + e);
    }
  }

  /** All records of files; fails where it sees damage. */
  static List<byte[]> records(String compression, String... files) {
    List<byte[]> records = new ArrayList<>();
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      AnonymousIterator iterator = tf.data.anonymousIterator(TYPES, SHAPES);
      tf.data.makeIterator(dataset(tf, compression, files), iterator.handle());
      while (true) {
        try (TString record =
            (TString)
                tf.data
                    .iteratorGetNext(iterator.handle(), TYPES, SHAPES)
                    .components()
                    .get(0)
                    .asTensor()) {
          records.add(record.asBytes().getObject());
        }
      }
    } catch (TFOutOfRangeException e) {
      return records; // as iterators say that there is no more
    }
  }

  /** By hand, as {@code tf.data.tfRecordDataset} of this version makes an op that cannot run. */
  private static Operand<? extends TType> dataset(Ops tf, String compression, String... files) {
    return tf.scope()
        .env()
        .opBuilder("TFRecordDataset", tf.scope().makeOpName("TFRecordDataset"), tf.scope())
        .addInput(tf.array(files).asOutput())
        .addInput(tf.constant(compression).asOutput())
        .addInput(tf.constant(1L << 18).asOutput())
        .build()
        .output(0);
  }
}
