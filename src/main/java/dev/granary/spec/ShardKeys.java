package dev.granary.spec;

import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import java.util.List;
import java.util.Optional;

/** The keys of the shards. */
final class ShardKeys {
  private static final Key<Double> TARGET_MIB =
      Key.of(
          "target_mib",
          Decimal.above(0, 1 << 20),
          128.0,
          "The size that a file should come near to before it is compressed, in MiB.");
  private static final Key<List<Processes>> PROCESSES =
      Key.of(
          "processes",
          ListOf.filled(new CountOrSlice(ShardRules.MOST_FILES)),
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
    Optional<List<Integer>> counts = found.maybe(PROCESSES).map(ShardRules::counts);
    if (counts.isEmpty()) {
      return;
    }
    Optional<ShardRules.Complaint> many = ShardRules.onCounts(counts.get());
    if (many.isPresent()) {
      many.get().tell(found.at(PROCESSES));
      return;
    }
    found
        .maybe(GLOBAL_BATCH)
        .flatMap(batch -> ShardRules.onBatch(batch, counts.get()))
        .ifPresent(complaint -> complaint.tell(found.at(GLOBAL_BATCH)));
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
