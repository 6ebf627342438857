package dev.granary.spec;

import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of the shards. */
final class ShardKeys {
  /** File numbers have five digits. */
  static final int MOST_FILES = 99_999;

  private static final Key<Double> TARGET_MIB =
      Key.of(
          "target_mib",
          Decimal.above(0, 1 << 20),
          128.0,
          "The size that a file should come near to before it is compressed, in MiB.");
  private static final Key<List<Processes>> PROCESSES =
      Key.of(
          "processes",
          ListOf.filled(new CountOrSlice(MOST_FILES)),
          List.of(Processes.of(1)),
          "Every number of reading processes (TPU hosts) that the files must divide by; or the name"
              + " of a TPU slice, such as v5litepod-64, for its number.");
  private static final Key<RemainderPolicy> REMAINDER =
      Key.of(
          "remainder",
          Choice.of(RemainderPolicy.class),
          RemainderPolicy.DROP,
          "What becomes of records that do not divide: drop leaves the last out, repeat writes the"
              + " first once more, pad does so with granary_weight 0.");
  private static final Key<Long> GLOBAL_BATCH =
      Key.optional(
          "global_batch",
          new Whole(1, 1 << 30),
          "How many records all processes together take at a step; the number of steps follows.");

  private static final Key<ShardsSpec.Compression> COMPRESSION =
      Key.of(
          "compression",
          Choice.of(ShardsSpec.Compression.class),
          ShardsSpec.Compression.NONE,
          "How the files are stored. Readers must be told of gzip; TFDS cannot read it.");

  static final Section<ShardsSpec> SECTION =
      Section.of(
              List.of(TARGET_MIB, PROCESSES, REMAINDER, GLOBAL_BATCH, COMPRESSION),
              ShardKeys::build)
          .checking(ShardKeys::check);

  private ShardKeys() {}

  private static void check(Found found) {
    Optional<List<Integer>> counts = found.maybe(PROCESSES).map(ShardKeys::countsOf);
    if (counts.isEmpty()) {
      return;
    }
    BigInteger multiple = leastCommonMultiple(counts.get());
    if (isTooMany(multiple)) {
      found
          .at(PROCESSES)
          .refuse(
              "files would come in multiples of "
                  + multiple
                  + ", more than "
                  + MOST_FILES
                  + ", for "
                  + words(cause(counts.get())),
              "choose numbers that divide each other, such as [4, 8, 16]");
      return;
    }
    found
        .maybe(GLOBAL_BATCH)
        .filter(batch -> batch % multiple.longValueExact() != 0)
        .ifPresent(batch -> refuseBatch(batch, multiple.longValueExact(), counts.get(), found));
  }

  private static void refuseBatch(long batch, long multiple, List<Integer> counts, Found found) {
    long below = batch / multiple * multiple;
    found
        .at(GLOBAL_BATCH)
        .refuse(
            "must divide by " + words(counts) + ", is " + batch,
            below == 0
                ? "the smallest is " + multiple
                : "the nearest are " + below + " and " + (below + multiple));
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

  private static List<Integer> countsOf(List<Processes> processes) {
    return Processes.merged(processes).stream().map(Processes::count).toList();
  }

  private static String words(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }

  private static ShardsSpec build(Found found) {
    return new ShardsSpec(
        Mebibytes.toBytes(found.value(TARGET_MIB)),
        found.value(PROCESSES),
        found.value(REMAINDER),
        Math.toIntExact(found.maybe(GLOBAL_BATCH).orElse(0L)),
        found.value(COMPRESSION));
  }
}
