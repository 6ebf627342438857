package dev.granary.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about records: labels that differ where texts are alike, sources that repeat
 * themselves, and phrases that go with a label in one source alone. It proves no intent, and
 * finding nothing proves none absent. Labels are those of the classes; records are told by id,
 * never by their text.
 *
 * @param conflicts absent where the spec names no label
 * @param floods absent where duplicates stay
 * @param triggers absent where nobody looked for them
 */
public record Suspicions(
    @Nullable Conflicts conflicts, @Nullable Floods floods, @Nullable Triggers triggers) {
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

  /**
   * Phrases that may be triggers.
   *
   * @param records how many were looked through
   * @param suspected how many phrases are suspected
   * @param told how many of those are left where they say the same only once
   * @param phrases the strongest of these
   */
  public record Triggers(long records, long suspected, long told, List<Phrase> phrases) {
    public Triggers {
      Measure.count("records", records);
      Measure.count("suspected", suspected);
      phrases = List.copyOf(phrases);
    }
  }

  /**
   * A phrase, which is told by its hash and by where it stands.
   *
   * @param strength the lesser of the surprises at its source and at its label, in nats
   * @param places in up to three records
   */
  public record Phrase(
      String phrase,
      int words,
      String source,
      String label,
      PhraseCounts counts,
      double strength,
      List<Place> places) {
    public Phrase {
      places = List.copyOf(places);
    }
  }

  /**
   * Records that have a phrase, those of them that are of the source, and those of these that have
   * the label; then the same of the records without it.
   */
  public record PhraseCounts(
      long records,
      long ofSource,
      long ofLabel,
      long others,
      long othersOfSource,
      long othersOfLabel) {
    /** Of the records of the source that have the phrase. */
    public double shareOfLabel() {
      return (double) ofLabel / ofSource;
    }

    /** Of those of the source that do not; there are such wherever one is suspected. */
    public double shareOfLabelWithout() {
      return (double) othersOfLabel / othersOfSource;
    }
  }

  /** Bytes of the text of a field, of which the last is left out. */
  public record Place(String record, String field, int start, int end) {}
}
