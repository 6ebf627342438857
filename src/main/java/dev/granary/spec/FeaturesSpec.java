package dev.granary.spec;

import java.util.List;
import java.util.Optional;

/** What goes into each tf.Example. */
public record FeaturesSpec(List<Feature> features, Lineage lineage) {
  public FeaturesSpec {
    features = List.copyOf(features);
  }

  /** The field of the first feature that is a class: the label, unless another is balanced. */
  public static Optional<String> firstClass(List<Feature> features) {
    return features.stream()
        .filter(feature -> feature.as() == As.CLASS)
        .map(Feature::field)
        .findFirst();
  }

  /** Whether each example carries its record id and source. */
  public enum Lineage {
    TAGGED,
    UNTAGGED
  }

  /** How a value is written. */
  public enum As {
    BYTES,
    INT,
    FLOAT,
    /** An int: the place of the text in the field's domain. */
    CLASS
  }

  /**
   * One feature.
   *
   * @param missing what is written where the value is missing; absent: the feature is left out
   */
  public record Feature(String name, String field, As as, Optional<String> missing) {}
}
