package dev.granary.spec;

import java.util.List;
import java.util.Map;

/** How the classes of a field are brought into proportion, in the splits that are named. */
public record BalanceSpec(String by, Strategy strategy, List<String> splits) {
  /** One way to do it. */
  public sealed interface Strategy {}

  /** No class has more than {@code maxRatio} times the records of the smallest. */
  public record Downsample(double maxRatio) implements Strategy {}

  /**
   * The largest set in which each class named has exactly its share; other classes are left out.
   */
  public record Target(Map<String, Double> shares) implements Strategy {}

  /** Each record of a class named is written as often as the number says. */
  public record Upsample(Map<String, Integer> copies) implements Strategy {}
}
