package dev.granary.infer;

import dev.granary.check.TypeProbe;
import dev.granary.check.format.Formats;
import dev.granary.check.format.TextForm;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.ListedValues;
import dev.granary.record.StableHash;
import dev.granary.record.TextFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
  private final FieldValues text = new FieldValues(1);
  private final ListedValues listed = new ListedValues();
  private long present;
  private long missing;
  private long values;
  private long nested;
  private long binary;
  private int shortest = Integer.MAX_VALUE;
  private int most;
  private long truths;
  private long integers;
  private long reals;
  private long padded;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
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
    if (kind != Kind.LIST) {
      takeOne(values, field);
      return;
    }
    int before = (int) this.values;
    listed.of(values, field);
    while (listed.next()) {
      takeOne(listed.one(), 0);
    }
    int length = (int) this.values - before;
    shortest = Math.min(shortest, length);
    most = Math.max(most, length);
  }

  private void takeOne(FieldValues values, int field) {
    this.values++;
    switch (values.kind(field)) {
      case MISSING, NESTED, LIST -> nested++;
      case BYTES -> takeBytes(values, field);
      case TEXT, NUMBER -> {
        takeTypes(values, field);
        takeText(values, field);
      }
      case INTEGER, REAL, BOOLEAN -> takeTypes(values, field);
    }
  }

  /** Most formats have texts as bytes. */
  private void takeBytes(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    int length = values.length(field);
    if (!isText(buffer, start, length)) {
      binary++;
      return;
    }
    text.setText(0, buffer, start, length);
    takeTypes(text, 0);
    takeText(text, 0);
  }

  private static boolean isText(byte[] buffer, int start, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, length));
      return true;
    } catch (CharacterCodingException notText) {
      return false;
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
    greatest = Math.max(greatest, number);
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
    return greatest;
  }

  /** How many values all rows together have. */
  long values() {
    return values;
  }

  /** Values that are no text. */
  long binary() {
    return binary;
  }

  /** Whether rows have lists, which are no shorter and no longer than these. */
  boolean isList() {
    return most > 0;
  }

  int shortestList() {
    return shortest;
  }

  int longestList() {
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
