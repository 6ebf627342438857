package dev.granary.spec;

import dev.granary.record.SourceFormat;
import java.util.List;
import java.util.Optional;

/**
 * Evaluation items that must not be in the data.
 *
 * @param text the fields that are looked through
 * @param ngram how many words an n-gram has
 * @param floor how many it has at least, where a question has no more
 * @param common in how many records an n-gram may be found before it is spared
 * @param score how much of an item must be found, from 0 to 1
 * @param cut what is cut out where that is the action
 * @param allow the ids of items, or of evidence, that are let pass
 * @param context how many words of a record evidence quotes on either side of a find
 */
public record DecontaminateSpec(
    List<Benchmark> against,
    List<String> text,
    int ngram,
    int floor,
    int common,
    double score,
    Answers answers,
    Action action,
    Cut cut,
    List<String> allow,
    int context) {
  public DecontaminateSpec {
    against = List.copyOf(against);
    text = List.copyOf(text);
    allow = List.copyOf(allow);
  }

  /**
   * Files that hold the items of one benchmark.
   *
   * @param files paths or patterns, absolute
   * @param question the columns or members that make an item's question
   * @param answer the one that is its answer
   */
  public record Benchmark(
      String name,
      List<String> files,
      SourceFormat format,
      List<String> question,
      Optional<String> answer) {
    public Benchmark {
      files = List.copyOf(files);
      question = List.copyOf(question);
    }
  }

  /** Whether the answer of an item must be near its question. */
  public enum Answers {
    NEAR,
    IGNORE
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
   * @param around how many characters on either side of what was found
   * @param pieces how many pieces a text may fall into
   * @param shortest how many characters a piece must have
   */
  public record Cut(int around, int pieces, int shortest) {}
}
