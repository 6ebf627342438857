package dev.granary.check;

import dev.granary.record.Consequence;
import java.io.Serializable;

/**
 * A rule as people are told of it.
 *
 * @param name how outcomes call it: a name that the spec gives, or field and key
 * @param path where the spec says it
 * @param says what it asks for
 * @param consequence what comes of it
 * @param asked of whom
 */
public record CheckRule(String name, String path, String says, Consequence consequence, Asked asked)
    implements Serializable {
  /** Which records a rule is judged on. */
  public enum Asked {
    OF_EVERY_RECORD,
    /** Each time is counted. */
    WHERE_IT_APPLIES
  }
}
