package dev.granary.launch.model;

import java.util.List;

/**
 * That a training read a record, or may have.
 *
 * @param use what for
 * @param steps at which it was learnt from, ascending; empty where that is not known, or not the
 *     use
 */
public record Sighting(Account account, String split, Use use, List<Long> steps) {
  public Sighting {
    steps = List.copyOf(steps);
  }

  /** What a record was read for. */
  public enum Use {
    /** Weights follow from it, at the steps that are told. */
    LEARNT,
    /** The record is in the split that judges the model. */
    JUDGED,
    /** It was handed over, and what the program did with it only that program knows. */
    HANDED_OVER
  }
}
