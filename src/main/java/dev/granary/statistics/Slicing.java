package dev.granary.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * Records with the same values for some features are a slice.
 *
 * @param name what people are shown, such as {@code phase x size}
 * @param features their places
 */
public record Slicing(String name, List<Integer> features) implements Serializable {
  public Slicing {
    features = List.copyOf(features);
  }
}
