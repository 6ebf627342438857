package dev.granary.shard;

import dev.granary.coding.Fact;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Writes one shard and its index, record by record in the order of the version. A second attempt
 * writes the same bytes over whatever an attempt that failed has left.
 */
final class WriteShard extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};
  static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  /** How much of a shard is in memory at a time. */
  private static final int BATCH_BYTES = 32 << 20;

  private final ShardSettings settings;
  private final PCollectionView<ShardPlan> plan;

  WriteShard(ShardSettings settings, PCollectionView<ShardPlan> plan) {
    this.settings = settings;
    this.plan = plan;
  }

  @ProcessElement
  public void write(ProcessContext context, MultiOutputReceiver out) throws IOException {
    ShardPlan found = context.sideInput(plan);
    int file = context.element().getKey();
    int split = found.splitOf(file);
    String name =
        settings.shardName(split, file - found.firstFile(split), found.deals().get(split).files());
    Storage storage = settings.places().storage();
    String path = settings.places().staging() + "/" + name;
    List<byte[]> parts = new ArrayList<>();
    context.element().getValue().forEach(parts::add);
    parts.sort(Comparator.comparingInt(ShardPart::place));
    Shard shard = new Shard(file, split);
    DigestedOutput data = new DigestedOutput(storage.create(path, Durability.DURABLE));
    byte[] index = shard.write(parts, data);
    try (OutputStream stream =
        storage.create(
            settings.places().staging() + "/" + WrittenShard.indexOf(name), Durability.DURABLE)) {
      stream.write(index);
    }
    shard.verdicts.flush(out.get(VERDICTS));
    WrittenShard written =
        new WrittenShard(split, name, shard.records, data.bytes(), data.sha256(), digest(index));
    out.get(FACTS).output(Fact.of(Fact.Kind.SHARD, WrittenShard.CODER, written));
  }

  private static String digest(byte[] bytes) {
    MessageDigest sha256 = Sha256.digest();
    return HexFormat.of().formatHex(sha256.digest(bytes));
  }

  /** One shard while it is written. */
  private final class Shard {
    private final int file;
    private final int split;
    private final ShardIndex index = new ShardIndex();
    private final RowRouter verdicts = new RowRouter();
    private final boolean masks = settings.dealing().remainder() == RemainderPolicy.PAD;
    private final SpillReader reader =
        new SpillReader(settings.places().storage(), settings.places().spill());
    private int records;

    Shard(int file, int split) {
      this.file = file;
      this.split = split;
    }

    /** Gives the index. */
    byte[] write(List<byte[]> parts, DigestedOutput data) throws IOException {
      return switch (settings.compression()) {
        case NONE -> {
          try (data) {
            writeParts(parts, data);
          }
          yield index.finish();
        }
        case GZIP -> {
          try (MemberOutput members = new MemberOutput(data)) {
            writeParts(parts, members);
            members.finish();
            yield index.finish(members::offset);
          }
        }
      };
    }

    private void writeParts(List<byte[]> parts, OutputStream frames) throws IOException {
      TfRecordWriter writer = new TfRecordWriter(frames);
      for (byte[] part : parts) {
        writePart(part, writer);
      }
      writer.finish();
    }

    private void writePart(byte[] part, TfRecordWriter writer) throws IOException {
      byte[] rows = ShardPart.rows(part);
      byte[] slices = ShardPart.slices(part);
      for (int from = 0; from < rows.length; ) {
        int to = ShardBatch.end(rows, from, BATCH_BYTES);
        ShardBatch batch = ShardBatch.fetch(rows, from, to, slices, reader);
        for (int row = from; row < to; row += RecordRow.WIDTH) {
          writeRow(rows, row, batch, writer);
        }
        from = to;
      }
    }

    private void writeRow(byte[] rows, int row, ShardBatch batch, TfRecordWriter writer)
        throws IOException {
      RecordId id = RecordRow.id(rows, row);
      int length = RecordRow.length(rows, row);
      index.add(writer.position(), length, id);
      if (masks && RecordRow.isFill(rows, row)) {
        PaddingWeight.clear(batch.bytes(), batch.start(row), length);
      }
      writer.write(batch.bytes(), batch.start(row), length);
      VerdictRow.putKept(
          verdicts.to(settings.places().ledger().of(id.high())),
          VerdictRow.Subject.of(rows, row),
          split,
          file,
          records++);
    }
  }
}
