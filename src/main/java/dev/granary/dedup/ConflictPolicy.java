package dev.granary.dedup;

/** What becomes of records that are alike and have different labels. */
public enum ConflictPolicy {
  /** The one stays that would stay if they had the same. */
  KEEP,
  /** None stays. */
  DROP_ALL,
  /** The best of those with the label that most have; none where no label has most. */
  MAJORITY
}
