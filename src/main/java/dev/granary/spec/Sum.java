package dev.granary.spec;

import java.math.BigDecimal;
import java.util.Collection;

/** Shares added up as they are written, so that 0.1 and 0.2 make 0.3. */
final class Sum {
  private Sum() {}

  static BigDecimal of(Collection<Double> shares) {
    return shares.stream()
        .map(BigDecimal::valueOf)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }
}
