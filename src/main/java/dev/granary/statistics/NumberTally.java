package dev.granary.statistics;

import dev.granary.record.StableHash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted of numbers. */
final class NumberTally implements FeatureTally {
  private static final int EXACT = 0;
  private static final int SKETCHED = 1;

  /** As many as wait, none of them larger, add up to less than a long holds. */
  private static final long LARGEST_IN_SUMS = 1L << 31;

  private static final int LOW_BITS = 32;
  private static final long LOW = (1L << LOW_BITS) - 1;

  /** Up to here each whole number is a double of its own. */
  private static final double LARGEST_WHOLE = 0x1p53;

  private final int most;
  private NumberCounts counts;
  private final Waiting waiting = new Waiting();
  private ExactSum sum = new ExactSum();
  private ExactSum squares = new ExactSum();
  private @Nullable Distinct distinct;
  private long present;
  private long missing;
  private long zeros;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  NumberTally(int most) {
    this.most = most;
    counts = new NumberCounts(most);
  }

  @Override
  public void take(Observed record, int feature) {
    if (!record.isPresent(feature)) {
      missing++;
      return;
    }
    present++;
    double value = record.realOf(feature);
    long key = record.key(feature);
    long whole = record.wholeOf(feature);
    if (isInKey(value, key) && (whole == 0 || whole == (long) value)) {
      waiting.add(key);
      if (waiting.isFull()) {
        settle();
      }
    } else {
      takeAtOnce(value, key, whole);
    }
  }

  /** Whether its key tells the number to the last bit: a zero with a sign is a zero by its key. */
  private static boolean isInKey(double value, long key) {
    return key != 0 || Double.doubleToRawLongBits(value) == 0;
  }

  /** A whole number that no double holds is added as it is. */
  private void takeAtOnce(double value, long key, long whole) {
    if (value == 0) {
      zeros++;
    } else {
      sum.add(whole);
      squares.addSquare(whole);
    }
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    count(key);
  }

  /** Counts those that wait. */
  private void settle() {
    addUp();
    int next = 0;
    for (; next < waiting.count() && distinct == null; next++) {
      count(waiting.number(next));
    }
    Distinct sketch = distinct;
    if (sketch != null) {
      for (int rest = next; rest < waiting.count(); rest++) {
        sketch.add(StableHash.spread(waiting.number(rest)));
      }
    }
    for (; next < waiting.count(); next++) {
      counts.add(waiting.number(next), 1);
    }
    waiting.clear();
  }

  /** Whole numbers that are not large are added up by themselves, their squares in two halves. */
  private void addUp() {
    long wholes = 0;
    long low = 0;
    long high = 0;
    for (int next = 0; next < waiting.count(); next++) {
      double value = Sortable.value(waiting.number(next));
      long whole = (long) value;
      if (whole == value && Math.abs(whole) <= LARGEST_IN_SUMS) {
        wholes += whole;
        low += (whole * whole) & LOW;
        high += (whole * whole) >>> LOW_BITS;
        zeros += whole == 0 ? 1 : 0;
      } else {
        sum.add(value);
        squares.addSquare(value);
      }
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    sum.add(wholes);
    squares.add(low);
    squares.add(high, LOW_BITS);
  }

  private void count(long sortable) {
    if (distinct != null || counts.size() == most) {
      sketch().add(StableHash.spread(sortable));
    }
    counts.add(sortable, 1);
  }

  /** It begins with all numbers so far, which are known as long as they are few. */
  private Distinct sketch() {
    Distinct sketch = distinct;
    if (sketch == null) {
      sketch = Distinct.none();
      counts.tellHashes(sketch);
      distinct = sketch;
    }
    return sketch;
  }

  @Override
  public void merge(FeatureTally other) {
    NumberTally more = (NumberTally) other;
    settle();
    more.settle();
    present += more.present;
    missing += more.missing;
    zeros += more.zeros;
    least = Math.min(least, more.least);
    greatest = Math.max(greatest, more.greatest);
    sum.merge(more.sum);
    squares.merge(more.squares);
    if (!fits(more)) {
      mergeDistinct(more);
    }
    counts.merge(more.counts);
  }

  private boolean fits(NumberTally more) {
    return counts.isExact() && more.counts.isExact() && counts.size() + more.counts.size() <= most;
  }

  private void mergeDistinct(NumberTally more) {
    if (more.distinct == null) {
      more.counts.tellHashes(sketch());
    } else {
      sketch().merge(more.distinct);
    }
  }

  @Override
  public long present() {
    return present;
  }

  @Override
  public long missing() {
    return missing;
  }

  long zeros() {
    settle();
    return zeros;
  }

  double least() {
    settle();
    return least;
  }

  double greatest() {
    settle();
    return greatest;
  }

  ExactSum sum() {
    settle();
    return sum;
  }

  ExactSum squares() {
    settle();
    return squares;
  }

  Ranges ranges() {
    settle();
    return counts.ranges();
  }

  @Override
  public Optional<SortedMap<String, Long>> counts() {
    Ranges ranges = ranges();
    SortedMap<String, Long> texts = new TreeMap<>();
    for (int range = 0; range < ranges.size(); range++) {
      double value = ranges.least(range);
      if (!ranges.isExact() || value != Math.rint(value) || Math.abs(value) > LARGEST_WHOLE) {
        return Optional.empty();
      }
      texts.put(Long.toString((long) value), ranges.count(range));
    }
    return Optional.of(texts);
  }

  /** How many different numbers there are, or about how many. */
  Amount different() {
    settle();
    return counts.isExact() ? Amount.exactly(counts.size()) : Amount.about(sketch().estimate());
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    settle();
    Varints.write(out, present);
    Varints.write(out, missing);
    Varints.write(out, zeros);
    out.writeDouble(least);
    out.writeDouble(greatest);
    sum.write(out);
    squares.write(out);
    out.writeByte(counts.isExact() ? EXACT : SKETCHED);
    if (!counts.isExact()) {
      sketch().write(out);
    }
    counts.write(out);
  }

  static NumberTally read(DataInputStream in, int most) throws IOException {
    NumberTally read = new NumberTally(most);
    read.present = Varints.read(in);
    read.missing = Varints.read(in);
    read.zeros = Varints.read(in);
    read.least = in.readDouble();
    read.greatest = in.readDouble();
    read.sum = ExactSum.read(in);
    read.squares = ExactSum.read(in);
    int kind = in.readUnsignedByte();
    if (kind == SKETCHED) {
      read.distinct = Distinct.read(in);
    } else if (kind != EXACT) {
      throw new StreamCorruptedException("numbers of kind " + kind);
    }
    read.counts = NumberCounts.read(in, most);
    return read;
  }
}
