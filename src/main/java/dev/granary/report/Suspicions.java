package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about records that are alike: labels that differ, and sources that repeat themselves.
 * It proves no intent, and finding nothing proves none absent. Labels are those of the classes;
 * records are told by id, never by their text.
 *
 * @param conflicts absent where the spec names no label
 */
public record Suspicions(@Nullable Conflicts conflicts, Floods floods) {
  /**
   * Sets of duplicates whose labels differ.
   *
   * @param policy what the spec says of them
   * @param records how many are in such sets, those that stay among them
   * @param bestStayed sets of which the record stays that would stay without a conflict
   * @param lookedAtAgain records that are not alike to the one that stays of their set
   * @param disagreements who disagrees with the best record of the set; the most frequent
   * @param rarer how many records disagree in other ways than those
   */
  public record Conflicts(
      String policy,
      long clusters,
      long records,
      long bestStayed,
      long otherStayed,
      long noneStayed,
      long lookedAtAgain,
      List<Disagreement> disagreements,
      long rarer,
      List<Conflict> largest) {
    public Conflicts {
      Measure.count("clusters", clusters);
      Measure.count("records", records);
      disagreements = List.copyOf(disagreements);
      largest = List.copyOf(largest);
    }
  }

  /** So many records of a source have one label, and the best record of their set another. */
  public record Disagreement(String source, String label, String bestLabel, long records) {}

  /** One set: how its records are alike, who stayed, and the labels that most of them have. */
  public record Conflict(String kind, String stayed, long records, List<Side> sides) {
    public Conflict {
      sides = List.copyOf(sides);
    }
  }

  /** The records of a set that have one label, and the id of the best of them. */
  public record Side(String label, long records, String record) {}

  /**
   * Sets of duplicates of which one source has very many.
   *
   * @param moreThan what counts as very many
   */
  public record Floods(long moreThan, List<SourceFloods> sources, List<Flood> largest) {
    public Floods {
      sources = List.copyOf(sources);
      largest = List.copyOf(largest);
    }
  }

  /**
   * What a source has in such sets.
   *
   * @param repeats its records but for one in each
   * @param share of all that was read of it
   */
  public record SourceFloods(String source, long clusters, long repeats, double share) {}

  /** A source in one set, which is told by the id of its best record. */
  public record Flood(String source, long records, String kind, long ofRecords, String record) {}
}
