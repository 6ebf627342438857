package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.Partitions;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.ShardSettings.Dealing;
import dev.granary.shard.ShardSettings.Places;
import dev.granary.shard.WriteShards.Copies;
import dev.granary.storage.LocalStorage;
import dev.granary.testing.Engine;
import dev.granary.testing.Gathered;
import dev.granary.version.Compression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;

/** Lays records into a spill, as the scan does, and has shards written of them. */
final class WritingBench {
  static final List<String> SPLITS = List.of("train", "validation");
  static final Partitions LEDGER = new Partitions(4);

  /** How many records one unit of the scan holds. */
  private static final int UNIT = 70;

  private final Path directory;
  private Partitions order = new Partitions(4);
  private Dealing dealing = new Dealing(5_000, 1, 1, RemainderPolicy.DROP);
  private Compression compression = Compression.NONE;
  private List<String> splits = SPLITS;
  private Engine engine = Engine.IN_PROCESS;
  private long luck = 1;

  WritingBench(Path directory) {
    this.directory = directory;
  }

  WritingBench partitions(int count) {
    order = new Partitions(count);
    return this;
  }

  WritingBench dealing(long targetBytes, int multiple) {
    return dealing(targetBytes, multiple, RemainderPolicy.DROP);
  }

  WritingBench dealing(long targetBytes, int multiple, RemainderPolicy remainder) {
    dealing = new Dealing(targetBytes, multiple, multiple, remainder);
    return this;
  }

  /** All records are in the first split. */
  WritingBench oneSplit() {
    splits = SPLITS.subList(0, 1);
    return this;
  }

  WritingBench compression(Compression chosen) {
    compression = chosen;
    return this;
  }

  WritingBench engine(Engine chosen) {
    engine = chosen;
    return this;
  }

  /** Decides in which order blocks arrive. */
  WritingBench luck(long chosen) {
    luck = chosen;
    return this;
  }

  Path spill() {
    return directory.resolve("spill");
  }

  Path staging() {
    return directory.resolve("staging");
  }

  /** What came of writing. */
  record Outcome(
      Map<String, byte[]> files, List<KV<Integer, byte[]>> verdicts, List<byte[]> facts) {
    List<WrittenShard> shards() {
      return facts.stream()
          .filter(fact -> Fact.kind(fact) == Fact.Kind.SHARD)
          .map(fact -> Fact.read(fact, WrittenShard.CODER))
          .toList();
    }
  }

  /** Spills records and all their slices; rows of copies, too, but not their examples. */
  Outcome write(List<TestRecord> records) throws IOException {
    return writeSpilled(records, spill(records));
  }

  /** Writes shards of records whose slices are given. */
  Outcome writeSpilled(List<TestRecord> records, List<KV<Integer, byte[]>> slices)
      throws IOException {
    Pipeline pipeline = engine.pipeline();
    Copies copies =
        records.stream().anyMatch(record -> record.copy() > 0) ? Copies.SOME : Copies.NONE;
    Written written =
        pipeline
            .apply("Rows", Create.of(rows(records)).withCoder(Blocks.CODER))
            .apply(
                "Write shards",
                WriteShards.from(
                    pipeline.apply("Slices", Create.of(slices).withCoder(Blocks.CODER)),
                    settings(),
                    copies,
                    Unwatched::new));
    Gathered<KV<Integer, byte[]>> verdicts = Gathered.from(written.verdicts());
    Gathered<byte[]> facts = Gathered.from(written.facts());
    pipeline.run().waitUntilFinish();
    return new Outcome(Shards.files(staging()), verdicts.elements(), facts.elements());
  }

  List<KV<Integer, byte[]>> spill(List<TestRecord> records) throws IOException {
    List<TestRecord> originals = records.stream().filter(record -> record.copy() == 0).toList();
    List<KV<Integer, byte[]>> slices = new ArrayList<>();
    SpillWriter writer = SpillWriter.ofRecords(new LocalStorage(), spill().toString(), order);
    for (int from = 0; from < originals.size(); from += UNIT) {
      for (TestRecord record : originals.subList(from, Math.min(from + UNIT, originals.size()))) {
        writer.add(record.orderKey(), record.ordinal(), record.example(), record.example().length);
      }
      RowRouter router = new RowRouter();
      writer.flush(router);
      router.flush((partition, block) -> slices.add(KV.of(partition, block)));
    }
    Collections.shuffle(slices, new Random(luck));
    return slices;
  }

  private List<KV<Integer, byte[]>> rows(List<TestRecord> records) {
    Random random = new Random(luck);
    List<TestRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    List<KV<Integer, byte[]>> blocks = new ArrayList<>();
    RowRouter router = new RowRouter();
    for (TestRecord record : shuffled) {
      RowBuffer block = router.to(order.of(record.orderKey()));
      record.putRow(block);
      if (random.nextInt(100) == 0) {
        router.flush((partition, rows) -> blocks.add(KV.of(partition, rows)));
      }
    }
    router.flush((partition, rows) -> blocks.add(KV.of(partition, rows)));
    Collections.shuffle(blocks, random);
    return blocks;
  }

  private ShardSettings settings() {
    return new ShardSettings(
        "birds",
        splits,
        dealing,
        compression,
        new Places(
            new LocalStorage(),
            spill().toString(),
            staging().toString(),
            order,
            LEDGER,
            TestRecord.SEED));
  }

  /** Sees nothing in examples. */
  private record Unwatched() implements ExampleWatch.Watcher {
    @Override
    public void see(RecordId id, byte[] buffer, int start, int length) {}

    @Override
    public byte[] finding() {
      return new byte[0];
    }
  }
}
