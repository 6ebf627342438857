package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.util.Arrays;
import java.util.List;

/** A whole number must be one of these. */
final class IntegerDomainRule implements Rule {
  private final long[] sorted;

  IntegerDomainRule(List<String> numbers) {
    sorted = numbers.stream().mapToLong(IntegerDomainRule::parsed).sorted().toArray();
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    return Arrays.binarySearch(sorted, values.integer(field)) >= 0;
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_DOMAIN;
  }

  @Override
  public String name() {
    return "domain";
  }

  private static long parsed(String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the domain of an INT holds \"" + number + "\", which is no whole number", e);
    }
  }
}
