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
 */
public record DedupSpec(
    List<String> on, List<Normalisation> normalise, Optional<NearSpec> near, List<KeepRule> keep) {
  public DedupSpec {
    on = List.copyOf(on);
    normalise = List.copyOf(normalise);
    keep = List.copyOf(keep);
  }

  /** A difference between texts that does not count. */
  public enum Normalisation {
    /** Upper and lower case, by Unicode's simple case folding. */
    CASE,
    /** Runs of white space are one space; none at the ends. */
    SPACE
  }

  /** A reason to stay. */
  public enum KeepRule {
    SOURCE_PRIORITY,
    LONGEST,
    EARLIEST,
    ID
  }
}
