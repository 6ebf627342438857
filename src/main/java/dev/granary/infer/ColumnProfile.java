package dev.granary.infer;

import dev.granary.check.TypeProbe;
import dev.granary.check.format.Formats;
import dev.granary.check.format.TextForm;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.StableHash;
import dev.granary.record.TextFormat;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is counted of the values of one column, in memory that does not grow with the data. */
final class ColumnProfile {
  /** Past so many different values nothing depends on how many there are. */
  static final int MOST_DISTINCT = 200_000;

  private static final int MOST_WORDS = 50;
  private static final int LONGEST_WORD = 64;
  private static final List<TextFormat> TOLD_APART =
      List.of(
          TextFormat.DATE,
          TextFormat.DATETIME,
          TextFormat.EMAIL,
          TextFormat.URL,
          TextFormat.UUID,
          TextFormat.IPV4);

  private final TypeProbe probe = new TypeProbe();
  private final Map<TextFormat, TextForm> forms = new EnumMap<>(TextFormat.class);
  private final Map<TextFormat, Long> formed = new EnumMap<>(TextFormat.class);
  private final Map<String, Long> words = new TreeMap<>();
  private final Set<Long> hashes = new HashSet<>();
  private long present;
  private long missing;
  private long nested;
  private long truths;
  private long integers;
  private long reals;
  private long padded;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private int longest;

  ColumnProfile() {
    TOLD_APART.forEach(format -> forms.put(format, Formats.of(format)));
  }

  void take(FieldValues values, int field) {
    Kind kind = values.kind(field);
    if (kind == Kind.MISSING) {
      missing++;
      return;
    }
    present++;
    if (kind == Kind.NESTED) {
      nested++;
      return;
    }
    takeTypes(values, field);
    if (kind == Kind.TEXT || kind == Kind.NUMBER) {
      takeText(values, field);
    }
  }

  private void takeTypes(FieldValues values, int field) {
    truths += probe.isBool(values, field) ? 1 : 0;
    if (probe.isInt(values, field)) {
      integers++;
      reals++;
      bound(probe.number());
    } else if (probe.isFloat(values, field)) {
      reals++;
      bound(probe.number());
    }
  }

  private void bound(double number) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }

  private void takeText(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    int length = values.length(field);
    longest = Math.max(longest, length);
    padded += isPadded(buffer, start, length) ? 1 : 0;
    forms.forEach(
        (format, form) -> {
          if (form.accepts(buffer, start, length)) {
            formed.merge(format, 1L, Long::sum);
          }
        });
    if (hashes.size() <= MOST_DISTINCT) {
      hashes.add(hash(buffer, start, length));
    }
    if (words.size() <= MOST_WORDS) {
      words.merge(length > LONGEST_WORD ? "" : values.text(field), 1L, Long::sum);
    }
  }

  /** A number with zeros in front of it is a code, and would lose them. */
  private static boolean isPadded(byte[] buffer, int start, int length) {
    return length > 1
        && buffer[start] == '0'
        && buffer[start + 1] >= '0'
        && buffer[start + 1] <= '9';
  }

  private static long hash(byte[] buffer, int start, int length) {
    long hash = length;
    for (int i = start; i < start + length; i++) {
      hash = StableHash.spread(hash ^ buffer[i]) + i - start;
    }
    return hash;
  }

  long rows() {
    return present + missing;
  }

  long present() {
    return present;
  }

  long missing() {
    return missing;
  }

  boolean isNested() {
    return nested > 0;
  }

  long truths() {
    return truths;
  }

  long integers() {
    return integers;
  }

  long reals() {
    return reals;
  }

  long padded() {
    return padded;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  int longest() {
    return longest;
  }

  /** How many different values there are; one more than the most where there are more. */
  long distinct() {
    return hashes.size();
  }

  /** The values and how often each came, where there are few; else nothing. */
  Map<String, Long> words() {
    return words.size() > MOST_WORDS || words.containsKey("") ? Map.of() : words;
  }

  /** How many texts had each form that could be told. */
  Map<TextFormat, Long> formed() {
    return formed;
  }
}
