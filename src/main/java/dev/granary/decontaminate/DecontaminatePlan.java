package dev.granary.decontaminate;

import dev.granary.coding.Partitions;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * How records that hold evaluation items are found, and what becomes of them.
 *
 * @param common in how many records an n-gram may be found before it is spared
 * @param judging when an item counts as found
 * @param cutting how items are cut out of texts, where they are
 * @param allow the ids of items, or of evidence, that are let pass
 * @param index where workers get the items from
 */
public record DecontaminatePlan(
    int common,
    Judging judging,
    Action action,
    Cutting cutting,
    Set<String> allow,
    List<String> benchmarks,
    Spreading spreading,
    IndexSource index)
    implements Serializable {
  public DecontaminatePlan {
    allow = Set.copyOf(allow);
    benchmarks = List.copyOf(benchmarks);
  }

  /** What becomes of a record that holds an item. */
  public enum Action {
    REPORT,
    DROP,
    CUT
  }

  /**
   * What is cut out of a text, and what must be left of it.
   *
   * @param around how many characters go on either side of what was found
   * @param pieces a text that falls into more pieces goes whole
   * @param shortest pieces of fewer characters go
   */
  public record Cutting(int around, int pieces, int shortest) implements Serializable {}

  /** Whether an answer must be near its question. */
  public enum Answers {
    NEAR,
    IGNORE
  }

  /** When an item counts as found; the score is in thousandths. */
  public record Judging(int score, Answers answers) implements Serializable {}

  /** The partitions that rows and verdicts go to. */
  public record Spreading(Partitions order, Partitions ledger) implements Serializable {}

  /** Where the index lies, for whoever works on it. */
  public interface IndexSource extends Serializable {
    EvaluationIndex open() throws IOException;
  }
}
