package dev.granary.balance;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Divides a whole number of records by shares that rarely come out whole: by the method of largest
 * remainders, so that the parts add up to the whole and none is a record away from its share.
 * Shares are taken as the decimals they are written as.
 */
final class Apportionment {
  private final Map<Long, BigInteger> weights = new TreeMap<>();
  private final BigInteger all;

  private Apportionment(Map<Long, Double> shares) {
    int digits = 0;
    for (double share : shares.values()) {
      digits = Math.max(digits, BigDecimal.valueOf(share).scale());
    }
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<Long, Double> share : shares.entrySet()) {
      BigInteger weight =
          BigDecimal.valueOf(share.getValue()).movePointRight(digits).toBigIntegerExact();
      if (weight.signum() > 0) {
        weights.put(share.getKey(), weight);
        sum = sum.add(weight);
      }
    }
    all = sum;
  }

  /**
   * How many records each label with a share has in the largest set that keeps the shares, none
   * more than there are. Where there is no record of one of them, the set is empty.
   */
  static Map<Long, Long> largest(Map<Long, Double> shares, Map<Long, Long> available) {
    Apportionment apportionment = new Apportionment(shares);
    return apportionment.divide(apportionment.most(available));
  }

  /** The whole is never more than all that is available, so it fits into a long. */
  private BigInteger most(Map<Long, Long> available) {
    return weights.entrySet().stream()
        .map(
            weight ->
                BigInteger.valueOf(available.getOrDefault(weight.getKey(), 0L))
                    .multiply(all)
                    .divide(weight.getValue()))
        .min(BigInteger::compareTo)
        .orElse(BigInteger.ZERO);
  }

  private Map<Long, Long> divide(BigInteger whole) {
    Map<Long, Long> parts = new TreeMap<>();
    List<Rest> rests = new ArrayList<>();
    long left = whole.longValueExact();
    for (Map.Entry<Long, BigInteger> weight : weights.entrySet()) {
      BigInteger[] part = weight.getValue().multiply(whole).divideAndRemainder(all);
      parts.put(weight.getKey(), part[0].longValueExact());
      rests.add(new Rest(weight.getKey(), part[1]));
      left -= part[0].longValueExact();
    }
    rests.sort(comparing(Rest::size, reverseOrder()).thenComparing(Rest::label));
    rests.stream().limit(left).forEach(rest -> parts.merge(rest.label(), 1L, Long::sum));
    return parts;
  }

  /** What of a label's share is less than a record. */
  private record Rest(long label, BigInteger size) {}
}
