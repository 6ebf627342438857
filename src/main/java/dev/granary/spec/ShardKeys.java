package dev.granary.spec;

import java.math.BigInteger;
import java.util.List;

/** The keys of the shards. */
final class ShardKeys {
  private static final int MOST_PROCESSES = 100_000;

  private static final Key<Double> TARGET_MIB =
      Key.of(
          "target_mib",
          Decimal.above(0, 1 << 20),
          128.0,
          "The size that a file should come near to before it is compressed, in MiB.");
  private static final Key<List<Long>> PROCESSES =
      Key.of(
          "processes",
          ListOf.filled(new Whole(1, MOST_PROCESSES)),
          List.of(1L),
          "Every number of reading processes (TPU hosts) that the files must divide by.");
  private static final Key<ShardsSpec.Compression> COMPRESSION =
      Key.of(
          "compression",
          Choice.of(ShardsSpec.Compression.class),
          ShardsSpec.Compression.NONE,
          "How the files are stored. Readers must be told of gzip; TFDS cannot read it.");

  static final Section<ShardsSpec> SECTION =
      Section.of(List.of(TARGET_MIB, PROCESSES, COMPRESSION), ShardKeys::build)
          .checking(ShardKeys::check);

  private ShardKeys() {}

  private static void check(Found found) {
    found
        .maybe(PROCESSES)
        .map(ShardKeys::leastCommonMultiple)
        .filter(files -> files.compareTo(BigInteger.valueOf(MOST_PROCESSES)) > 0)
        .ifPresent(
            files ->
                found
                    .at(PROCESSES)
                    .refuse(
                        "files would come in multiples of "
                            + files
                            + ", more than "
                            + MOST_PROCESSES,
                        "choose numbers that divide each other, such as [4, 8, 16]"));
  }

  private static BigInteger leastCommonMultiple(List<Long> numbers) {
    return numbers.stream()
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
  }

  private static ShardsSpec build(Found found) {
    return new ShardsSpec(
        Mebibytes.toBytes(found.value(TARGET_MIB)),
        found.value(PROCESSES).stream().map(Math::toIntExact).toList(),
        found.value(COMPRESSION));
  }
}
