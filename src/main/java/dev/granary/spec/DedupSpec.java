package dev.granary.spec;

import java.util.List;
import java.util.Optional;

/**
 * Duplicates.
 *
 * @param on the fields that must be equal
 * @param normalise what is made equal before comparing text
 * @param near records that are nearly equal, if those go too
 * @param keep which record of several stays: the first rule that tells them apart decides
 * @param merit what those rules go by, beyond the sources and the texts
 * @param conflicts what becomes of duplicates whose labels differ
 * @param flood a source that has more records of one cluster than this is reported
 */
public record DedupSpec(
    List<String> on,
    List<Normalisation> normalise,
    Optional<NearSpec> near,
    List<KeepRule> keep,
    Merit merit,
    Conflicts conflicts,
    int flood) {
  public DedupSpec {
    on = List.copyOf(on);
    normalise = List.copyOf(normalise);
    keep = List.copyOf(keep);
  }

  /**
   * What tells which record is worth more.
   *
   * @param consent a field that tells whether consent was given
   * @param licences the licences, the best first; others come after them
   * @param quality a number, the higher the better
   */
  public record Merit(Optional<String> consent, List<String> licences, Optional<String> quality) {
    public static final Merit NONE = new Merit(Optional.empty(), List.of(), Optional.empty());

    public Merit {
      licences = List.copyOf(licences);
    }
  }

  /** A difference between texts that does not count. */
  public enum Normalisation {
    /** Upper and lower case, by Unicode's simple case folding. */
    CASE,
    /** Runs of white space are one space; none at the ends. */
    SPACE
  }

  /** What becomes of duplicates whose labels differ. */
  public enum Conflicts {
    KEEP,
    DROP_ALL,
    MAJORITY,
    QUARANTINE
  }

  /** A reason to stay. */
  public enum KeepRule {
    CONSENT,
    LICENCE_RANK,
    SOURCE_PRIORITY,
    QUALITY,
    LONGEST,
    EARLIEST,
    ID
  }
}
