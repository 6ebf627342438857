package dev.granary.dedup;

/** In what way the records of a cluster are alike. The names stand in facts. */
public enum Likeness {
  EQUAL,
  NEAR
}
