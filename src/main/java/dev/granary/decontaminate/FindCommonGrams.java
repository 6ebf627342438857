package dev.granary.decontaminate;

import dev.granary.coding.Blocks;
import dev.granary.coding.RowBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Adds up counts of n-grams and gives, in one block at most, the numbers of the common ones. */
final class FindCommonGrams
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private final int most;

  /** More records than this make an n-gram common. */
  FindCommonGrams(int most) {
    this.most = most;
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> counts) {
    return counts
        .apply("Group by n-gram", GroupByKey.create())
        .apply("Find common ones", ParDo.of(new AddUp(most)))
        .setCoder(Blocks.CODER)
        .apply("Bring common ones together", GroupByKey.create())
        .apply("Join common ones", ParDo.of(new Join()));
  }

  private static final class AddUp
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final int most;

    AddUp(int most) {
      this.most = most;
    }

    @ProcessElement
    public void add(
        @Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<KV<Integer, byte[]>> out) {
      Map<Integer, Long> sums = new HashMap<>();
      for (byte[] counts : partition.getValue()) {
        for (int at = 0; at < counts.length; at += JoinHits.COUNT_WIDTH) {
          sums.merge(
              RowBuffer.intAt(counts, at),
              (long) RowBuffer.intAt(counts, at + Integer.BYTES),
              Long::sum);
        }
      }
      RowBuffer common = new RowBuffer(0);
      sums.forEach(
          (gram, count) -> {
            if (count > most) {
              common.putInt(gram);
            }
          });
      if (!common.isEmpty()) {
        out.output(KV.of(0, common.copy()));
      }
    }
  }

  private static final class Join extends DoFn<KV<Integer, Iterable<byte[]>>, byte[]> {
    @ProcessElement
    public void join(@Element KV<Integer, Iterable<byte[]>> common, OutputReceiver<byte[]> out) {
      out.output(Blocks.join(common.getValue()));
    }
  }
}
