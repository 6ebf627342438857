package dev.granary.record;

import java.io.Serializable;

/** What comes of broken rules: of each record that breaks one, and of the version. */
public record Consequence(Gravity severity, Tolerance tolerance) implements Serializable {
  /** The record is set aside; how many may be, one limit says for all rules. */
  public static final Consequence QUARANTINE = new Consequence(Gravity.QUARANTINE, Tolerance.ANY);
}
