package dev.granary.dedup;

import dev.granary.coding.Blocks;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * What comes of dropping duplicates.
 *
 * @param survivors rows with their order key, by order partition
 * @param verdicts on the records that went, by ledger partition
 * @param clusters rows of {@link ReplacedRow}, by the partition they were found in
 * @param facts one {@link Clusters} for each partition that had any
 */
public record Deduplicated(
    PCollection<KV<Integer, byte[]>> survivors,
    PCollection<KV<Integer, byte[]>> verdicts,
    PCollection<KV<Integer, byte[]>> clusters,
    PCollection<byte[]> facts)
    implements POutput {
  public static final TupleTag<KV<Integer, byte[]>> SURVIVORS = new TupleTag<>("survivors") {};
  public static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};
  public static final TupleTag<KV<Integer, byte[]>> CLUSTERS = new TupleTag<>("clusters") {};
  public static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};
  public static final TupleTagList SIDES = TupleTagList.of(VERDICTS).and(CLUSTERS).and(FACTS);

  public static Deduplicated in(PCollectionTuple outputs) {
    return new Deduplicated(
        outputs.get(SURVIVORS).setCoder(Blocks.CODER),
        outputs.get(VERDICTS).setCoder(Blocks.CODER),
        outputs.get(CLUSTERS).setCoder(Blocks.CODER),
        outputs.get(FACTS));
  }

  @Override
  public Pipeline getPipeline() {
    return survivors.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(SURVIVORS, survivors, VERDICTS, verdicts, CLUSTERS, clusters, FACTS, facts);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
