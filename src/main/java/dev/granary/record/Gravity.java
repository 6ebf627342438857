package dev.granary.record;

/** What comes of a record that breaks a rule. */
public enum Gravity {
  /** It stays, and is counted. */
  WARN,
  /** It is set aside. */
  QUARANTINE,
  /** It stays, and the version is not published where there are more than may be. */
  FAIL
}
