package dev.granary.tag;

/** Whether each example carries a weight, which is 0 where it only pads. */
public enum Weighting {
  WEIGHTED,
  UNWEIGHTED
}
