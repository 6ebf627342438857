package dev.granary.shard;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What comes of writing shards.
 *
 * @param verdicts on what was written and on what was left over, by ledger partition
 * @param facts the plan, a {@link WrittenShard} for each file, and the {@link Remainder}
 * @param seen what was told of the examples of each shard, by split
 * @param plan where every record went
 */
public record Written(
    PCollection<KV<Integer, byte[]>> verdicts,
    PCollection<byte[]> facts,
    PCollection<KV<Integer, byte[]>> seen,
    PCollectionView<ShardPlan> plan)
    implements POutput {
  private static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};
  private static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};
  private static final TupleTag<KV<Integer, byte[]>> SEEN = new TupleTag<>("seen") {};

  @Override
  public Pipeline getPipeline() {
    return verdicts.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(VERDICTS, verdicts, FACTS, facts, SEEN, seen);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
