package dev.granary.dedup.candidate;

import dev.granary.coding.RecordRow;
import dev.granary.dedup.Survivor;

/**
 * Whom the policy wants more. What is published already stays before all else, in the order of its
 * versions and places: so what comes of new records is the same whether old ones are compared anew
 * or are there from an earlier version.
 */
final class Wanted {
  private final NearPlan plan;
  private final Survivor survivor;

  Wanted(NearPlan plan) {
    this.plan = plan;
    survivor = plan.dedup().survivor();
  }

  int compare(byte[] rows, int left, int right) {
    long one = RecordRow.ordinal(rows, left);
    long other = RecordRow.ordinal(rows, right);
    boolean oneIsEarlier = plan.isEarlier(one);
    boolean otherIsEarlier = plan.isEarlier(other);
    if (oneIsEarlier && otherIsEarlier) {
      return Long.compare(one, other);
    }
    return oneIsEarlier == otherIsEarlier
        ? survivor.compare(rows, left, right)
        : Boolean.compare(otherIsEarlier, oneIsEarlier);
  }
}
