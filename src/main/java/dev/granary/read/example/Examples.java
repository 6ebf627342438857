package dev.granary.read.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import dev.granary.record.Schema;
import dev.granary.record.ValueLists;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tf.train.Example} messages. A feature with one value is a value, one with several a
 * list, and one with none is missing; features that the schema does not name are passed over.
 */
public final class Examples {
  private static final int FEATURES = 1;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private final int mostFeatures;
  private final Map<ByteBuffer, Integer> fieldByName = new HashMap<>();
  private final FeatureReader[] readers;
  private final ValueLists lists;
  private int features;

  /**
   * @param mostBytes how long all lists of one example may be
   */
  public Examples(Schema schema, int mostFeatures, int mostBytes) {
    this.mostFeatures = mostFeatures;
    this.lists = new ValueLists(mostBytes);
    this.readers = new FeatureReader[schema.size()];
    for (int i = 0; i < schema.size(); i++) {
      byte[] name = schema.field(i).column().getBytes(UTF_8);
      fieldByName.put(ByteBuffer.wrap(name), i);
      readers[i] = new FeatureReader(schema.field(i), i, lists);
    }
  }

  /** Of a feature that is given twice the last counts, as it does for TensorFlow. */
  public void read(byte[] bytes, int start, int length, FieldValues values) throws Malformed {
    values.clear();
    lists.begin();
    features = 0;
    Message example = new Message(new Cursor(bytes, start, start + length));
    while (example.next()) {
      if (example.isNested(FEATURES)) {
        readFeatures(example.nested(), values);
      } else {
        example.skip();
      }
    }
  }

  private void readFeatures(Message all, FieldValues values) throws Malformed {
    while (all.next()) {
      if (all.isNested(FEATURES)) {
        if (++features > mostFeatures) {
          throw new Malformed("an example of more than " + mostFeatures + " features");
        }
        readEntry(all.nested(), values);
      } else {
        all.skip();
      }
    }
  }

  private void readEntry(Message entry, FieldValues values) throws Malformed {
    @Nullable Integer field = null;
    @Nullable Message feature = null;
    while (entry.next()) {
      if (entry.isNested(KEY)) {
        Message key = entry.nested();
        field = fieldByName.get(ByteBuffer.wrap(key.bytes(), key.at(), key.left()));
      } else if (entry.isNested(VALUE)) {
        feature = entry.nested();
      } else {
        entry.skip();
      }
    }
    if (field != null) {
      values.setMissing(field);
      if (feature != null) {
        readers[field].read(feature, values);
      }
    }
  }
}
