package dev.granary.pipeline;

import dev.granary.record.FieldHasher;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The labels that a scan meets, each known by a hash that fits into a row. */
final class Labels {
  /** What a record without a label is shown as. */
  static final String MISSING = "(missing)";

  /** Beyond this many the field is no label; the count of classes refuses it, with a message. */
  private static final int MOST = 20_000;

  private final int field;
  private final FieldHasher hasher;
  private final Map<Long, String> met = new HashMap<>();

  Labels(int field) {
    this.field = field;
    hasher = new FieldHasher("label", field < 0 ? new int[0] : new int[] {field});
  }

  long of(FieldValues values) {
    if (field < 0) {
      return 0;
    }
    long hash = hasher.hash(values).high();
    if (met.size() < MOST && !met.containsKey(hash)) {
      met.put(hash, text(values));
    }
    return hash;
  }

  /** The labels met since the last call, by their hash. */
  Map<Long, String> take() {
    Map<Long, String> taken = new TreeMap<>(met);
    met.clear();
    return taken;
  }

  /** The hash of a label as the spec writes it: the same as {@link #of} gives for its value. */
  static long hash(FieldType type, String label) {
    FieldValues values = new FieldValues(1);
    switch (type) {
      case STRING -> {
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        values.setText(0, text, 0, text.length);
      }
      case INT -> values.setInteger(0, Long.parseLong(label));
      case FLOAT -> values.setReal(0, Double.parseDouble(label));
      case BOOL -> values.setTruth(0, Boolean.parseBoolean(label));
      case BYTES -> throw new IllegalArgumentException("bytes are no label");
    }
    return new FieldHasher("label", new int[] {0}).hash(values).high();
  }

  private String text(FieldValues values) {
    return switch (values.kind(field)) {
      case TEXT, NUMBER -> values.text(field);
      case INTEGER -> Long.toString(values.integer(field));
      case REAL -> Double.toString(values.real(field));
      case BOOLEAN -> Boolean.toString(values.truth(field));
      case BYTES -> "bytes";
      case LIST -> "a list";
      case MISSING, NESTED -> MISSING;
    };
  }
}
