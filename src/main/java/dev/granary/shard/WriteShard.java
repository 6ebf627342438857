package dev.granary.shard;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
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
  static final TupleTag<KV<Integer, byte[]>> SEEN = new TupleTag<>("seen") {};

  /** How much of a shard is in memory at a time. */
  private static final int BATCH_BYTES = 32 << 20;

  private final ShardSettings settings;
  private final ExampleWatch watch;
  private final PCollectionView<ShardPlan> plan;
  private transient Map<Integer, ExampleWatch.Watcher> watchers = new TreeMap<>();

  WriteShard(ShardSettings settings, ExampleWatch watch, PCollectionView<ShardPlan> plan) {
    this.settings = settings;
    this.watch = watch;
    this.plan = plan;
  }

  @StartBundle
  public void start() {
    watchers = new TreeMap<>();
  }

  /** What was seen is told once a bundle for each split: it may be large, however few examples. */
  @FinishBundle
  public void finish(FinishBundleContext context) {
    watchers.forEach(
        (split, watcher) ->
            context.output(
                SEEN,
                KV.of(split, watcher.finding()),
                GlobalWindow.INSTANCE.maxTimestamp(),
                GlobalWindow.INSTANCE));
    watchers.clear();
  }

  @ProcessElement
  public void write(ProcessContext context, MultiOutputReceiver out) throws IOException {
    ShardPlan found = context.sideInput(plan);
    int file = context.element().getKey();
    int split = found.splitOf(file);
    String name =
        settings.shardName(split, file - found.firstFile(split), found.deals().get(split).files());
    List<byte[]> parts = new ArrayList<>();
    context.element().getValue().forEach(parts::add);
    parts.sort(Comparator.comparingInt(ShardPart::place));
    try (ShardOutput output =
        ShardOutput.create(
            settings.places().storage(),
            settings.places().staging(),
            name,
            settings.compression())) {
      Shard shard = new Shard(file, split, output);
      for (int first = 0; first < parts.size(); ) {
        int next = ShardPart.end(parts, first, BATCH_BYTES);
        shard.write(parts.subList(first, next));
        first = next;
      }
      WrittenShard written = output.finish(split);
      out.get(FACTS).output(Fact.of(Fact.Kind.SHARD, WrittenShard.CODER, written));
      shard.verdicts.flush(out.get(VERDICTS));
    }
  }

  /** One shard while it is written. */
  private final class Shard {
    private final int file;
    private final int split;
    private final ShardOutput output;
    private final RowRouter verdicts = new RowRouter();
    private final ExampleWatch.Watcher watcher;
    private final boolean masks = settings.dealing().remainder() == RemainderPolicy.PAD;
    private final SpillReader reader =
        new SpillReader(settings.places().storage(), settings.places().spill());

    Shard(int file, int split, ShardOutput output) {
      this.file = file;
      this.split = split;
      this.output = output;
      watcher = watchers.computeIfAbsent(split, unseen -> watch.begin());
    }

    /** Small parts are fetched together, for their slices often lie in the same segments. */
    void write(List<byte[]> parts) throws IOException {
      byte[] rows = Blocks.join(parts.stream().map(ShardPart::rows).toList());
      byte[] slices = Blocks.join(parts.stream().map(ShardPart::slices).toList());
      for (int from = 0; from < rows.length; ) {
        int to = ShardBatch.end(rows, from, BATCH_BYTES);
        ShardBatch batch = ShardBatch.fetch(rows, from, to, slices, reader);
        for (int row = from; row < to; row += RecordRow.WIDTH) {
          writeRow(rows, row, batch);
        }
        from = to;
      }
    }

    private void writeRow(byte[] rows, int row, ShardBatch batch) throws IOException {
      RecordId id = RecordRow.id(rows, row);
      int length = RecordRow.length(rows, row);
      int position = output.records();
      if (masks && RecordRow.isFill(rows, row)) {
        PaddingWeight.clear(batch.bytes(), batch.start(row), length);
      }
      output.write(id, batch.bytes(), batch.start(row), length);
      if (!RecordRow.isFill(rows, row)) {
        watcher.see(id, batch.bytes(), batch.start(row), length);
      }
      VerdictRow.putKept(
          verdicts.to(settings.places().ledger().of(id.high())),
          VerdictRow.Subject.of(rows, row),
          RecordRow.isRewritten(rows, row) ? Reason.CONTAMINATION_CUT : Reason.KEPT,
          split,
          file,
          position);
    }
  }
}
