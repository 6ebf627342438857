package dev.granary.check.figures;

import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of all values of one field, over the records that passed the checks. */
public interface FeatureFigures {
  /** How many records have a value. */
  long present();

  /** How many values they have together: more than there are records, where they have lists. */
  long values();

  /** How many have none. */
  long missing();

  /** How many different values there are. */
  Optional<Estimate> distinct();

  /** The share of the most frequent value among all values. */
  Optional<Estimate> top();

  /** Of fields of numbers that have any. */
  Optional<Numbers> numbers();

  /** Of fields of texts that have any. */
  Optional<Texts> texts();

  /** Figures of numbers. */
  interface Numbers {
    double min();

    double max();

    double mean();

    /** The square root of the mean square of what each value differs from the mean. */
    double deviation();

    long zeros();

    /** The value below which this share of all values is. */
    Optional<Estimate> quantile(double share);
  }

  /** Figures of texts, in code points. */
  interface Texts {
    long lengthMin();

    long lengthMax();

    OptionalDouble lengthMean();
  }
}
