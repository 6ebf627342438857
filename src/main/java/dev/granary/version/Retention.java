package dev.granary.version;

import java.time.Duration;
import java.time.Instant;

/**
 * What may not be collected.
 *
 * @param newest so many versions stay, counted from the one published last
 * @param youngerThan versions stay that were published within this time
 * @param grace folders of runs stay that began within this time
 */
public record Retention(int newest, Duration youngerThan, Duration grace, Instant now) {
  public Retention {
    if (newest < 1) {
      throw new IllegalArgumentException("at least one version must be kept, not " + newest);
    }
    if (youngerThan.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("a time to keep must not be negative");
    }
  }

  boolean isYoung(Instant published) {
    return published.isAfter(now.minus(youngerThan));
  }

  boolean isInGrace(Instant began) {
    return began.isAfter(now.minus(grace));
  }
}
