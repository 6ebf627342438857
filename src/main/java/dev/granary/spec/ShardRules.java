package dev.granary.spec;

import dev.granary.record.Processes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What numbers of processes, and a global batch, must meet together. */
final class ShardRules {
  /** File numbers have five digits. */
  static final int MOST_FILES = 99_999;

  private ShardRules() {}

  /** What is wrong, in words that follow the key, and what to do. */
  record Complaint(String problem, String hint) {
    void tell(Where where) {
      where.refuse(problem, hint);
    }
  }

  static List<Integer> counts(List<Processes> processes) {
    return Processes.merged(processes).stream().map(Processes::count).toList();
  }

  /** Every split has at least as many files as all numbers divide. */
  static Optional<Complaint> onCounts(List<Integer> counts) {
    BigInteger multiple = leastCommonMultiple(counts);
    if (!isTooMany(multiple)) {
      return Optional.empty();
    }
    return Optional.of(
        new Complaint(
            "files would come in multiples of "
                + multiple
                + ", more than "
                + MOST_FILES
                + ", for "
                + words(cause(counts)),
            "choose numbers that divide each other, such as [4, 8, 16]"));
  }

  /** A batch is cut into equal parts. */
  static Optional<Complaint> onBatch(long batch, List<Integer> counts) {
    long multiple = leastCommonMultiple(counts).longValueExact();
    long below = batch / multiple * multiple;
    if (batch == below) {
      return Optional.empty();
    }
    return Optional.of(
        new Complaint(
            "must divide by " + words(counts) + ", is " + batch,
            below == 0
                ? "the smallest is " + multiple
                : "the nearest are " + below + " and " + (below + multiple)));
  }

  /** Those of the numbers without any one of which there would not be too many files. */
  private static List<Integer> cause(List<Integer> counts) {
    List<Integer> cause = new ArrayList<>(counts);
    for (Integer count : counts) {
      List<Integer> others = new ArrayList<>(cause);
      others.remove(count);
      if (isTooMany(leastCommonMultiple(others))) {
        cause = others;
      }
    }
    return cause;
  }

  private static boolean isTooMany(BigInteger files) {
    return files.compareTo(BigInteger.valueOf(MOST_FILES)) > 0;
  }

  private static BigInteger leastCommonMultiple(List<Integer> numbers) {
    return numbers.stream()
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
  }

  private static String words(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }
}
