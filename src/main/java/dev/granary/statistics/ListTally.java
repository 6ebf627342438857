package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/** What is counted of lists: of all their values together, and of how many values a list has. */
final class ListTally implements FeatureTally {
  private FeatureTally values;
  private Lengths lengths = new Lengths();
  private long present;
  private long missing;
  private long total;
  private long least = Long.MAX_VALUE;
  private long most;

  /**
   * @param values what is counted of values, of which none is missing
   */
  ListTally(FeatureTally values) {
    this.values = values;
  }

  @Override
  public void take(Observed record, int feature) {
    if (!record.isPresent(feature)) {
      missing++;
      return;
    }
    present++;
    ObservedList list = record.listOf(feature);
    int length = list.count();
    total += length;
    least = Math.min(least, length);
    most = Math.max(most, length);
    lengths.add(length);
    for (int value = 0; value < length; value++) {
      values.take(list.values(), value);
    }
  }

  @Override
  public void merge(FeatureTally other) {
    ListTally more = (ListTally) other;
    present += more.present;
    missing += more.missing;
    total += more.total;
    least = Math.min(least, more.least);
    most = Math.max(most, more.most);
    lengths.merge(more.lengths);
    values.merge(more.values);
  }

  @Override
  public FeatureTally values() {
    return values;
  }

  @Override
  public long present() {
    return present;
  }

  @Override
  public long missing() {
    return missing;
  }

  /** Values of all lists together. */
  long total() {
    return total;
  }

  /** Of the shortest list, if there is any. */
  long least() {
    return least;
  }

  long most() {
    return most;
  }

  Ranges lengths() {
    return lengths.counts().ranges();
  }

  /** How often each value was met, and not how many records have it. */
  @Override
  public Optional<SortedMap<String, Long>> counts() {
    return values.counts();
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    Varints.write(out, present);
    Varints.write(out, missing);
    Varints.write(out, total);
    Varints.write(out, least);
    Varints.write(out, most);
    lengths.counts().write(out);
    values.write(out);
  }

  static ListTally read(DataInputStream in, Measured feature, int mostValues) throws IOException {
    ListTally read = new ListTally(FeatureTally.none(feature.each(), mostValues));
    read.present = Varints.read(in);
    read.missing = Varints.read(in);
    read.total = Varints.read(in);
    read.least = Varints.read(in);
    read.most = Varints.read(in);
    read.lengths = new Lengths(NumberCounts.read(in, Lengths.MOST));
    read.values = FeatureTally.read(in, feature.each(), mostValues);
    return read;
  }
}
