package dev.granary.record;

/** What becomes of records that do not divide over the files of a split. */
public enum RemainderPolicy {
  /** The last are left out. */
  DROP,
  /** The first are written once more at the end, with a weight of zero. */
  PAD,
  /** The first are written once more at the end. */
  REPEAT;

  /** The feature whose value is 0 in a copy that only pads, and 1 in every other example. */
  public static final String WEIGHT = "granary_weight";

  /** Whether records are written once more, and none is left out. */
  public boolean fills() {
    return this != DROP;
  }
}
