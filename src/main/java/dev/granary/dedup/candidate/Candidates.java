package dev.granary.dedup.candidate;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Records that may be alike.
 *
 * @param members pairs of an ordinal and its component, by the partition of the ordinal
 * @param earlier the same of records of earlier versions
 * @param facts {@link BucketCounts} of each partition that had any
 */
public record Candidates(
    PCollection<KV<Integer, byte[]>> members,
    PCollection<KV<Integer, byte[]>> earlier,
    PCollection<byte[]> facts)
    implements POutput {
  private static final TupleTag<KV<Integer, byte[]>> MEMBERS = new TupleTag<>("members") {};
  private static final TupleTag<KV<Integer, byte[]>> EARLIER = new TupleTag<>("earlier") {};
  private static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  @Override
  public Pipeline getPipeline() {
    return members.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(MEMBERS, members, EARLIER, earlier, FACTS, facts);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
