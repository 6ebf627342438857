package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/** What is counted of the values of one feature in one set of records. */
sealed interface FeatureTally permits NumberTally, WordTally, ListTally {

  /** Counts the value that a record has for the feature, or that it has none. */
  void take(Observed record, int feature);

  /** Adds what another tally of the same feature has. */
  void merge(FeatureTally other);

  /** How many records have a value, or a list. */
  long present();

  long missing();

  /** What is counted of single values: of lists another tally, whose records are the values. */
  default FeatureTally values() {
    return this;
  }

  /** How often each value was met; absent where there are too many values to know, or reals. */
  Optional<SortedMap<String, Long>> counts();

  /** The same bytes for the same values, in whatever order and parts they came. */
  void write(DataOutputStream out) throws IOException;

  static FeatureTally none(Measured feature, int most) {
    if (feature.isList()) {
      return new ListTally(none(feature.each(), most));
    }
    return feature.isNumber() ? new NumberTally(most) : new WordTally(most);
  }

  static FeatureTally read(DataInputStream in, Measured feature, int most) throws IOException {
    if (feature.isList()) {
      return ListTally.read(in, feature, most);
    }
    return feature.isNumber() ? NumberTally.read(in, most) : WordTally.read(in, most);
  }
}
