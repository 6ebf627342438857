package dev.granary.check.quality;

import dev.granary.record.Reason;

/**
 * Why a text is not wanted.
 *
 * @param rule the name that the rule was published under
 * @param measure what was counted in the text and what the rule allows, never the text itself
 */
public record Finding(Reason reason, String rule, String measure) {
  /** The rule and the measure, as the ledger keeps them. */
  public String evidence() {
    return rule + ": " + measure;
  }
}
