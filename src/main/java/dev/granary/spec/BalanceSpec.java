package dev.granary.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the classes of a field are brought into proportion, in the splits that are named. Classes are
 * named by the text of the value, and kept in the order of their names.
 */
public record BalanceSpec(String by, Strategy strategy, List<String> splits) {
  public BalanceSpec {
    splits = List.copyOf(splits);
  }

  /** One way to do it. */
  public sealed interface Strategy {}

  /** No class has more than {@code maxRatio} times the records of the smallest. */
  public record Downsample(double maxRatio) implements Strategy {}

  /**
   * The largest set in which each class named has exactly its share; other classes are left out.
   */
  public record Target(Map<String, Double> shares) implements Strategy {
    public Target {
      shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }
  }

  /** Each record of a class named is written as often as the number says. */
  public record Upsample(Map<String, Integer> copies) implements Strategy {
    public Upsample {
      copies = Collections.unmodifiableMap(new TreeMap<>(copies));
    }
  }
}
