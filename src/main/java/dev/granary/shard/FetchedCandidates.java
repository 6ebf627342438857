package dev.granary.shard;

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
 * Records, told apart by whether any other may be like them.
 *
 * @param alone rows with their order key, by order partition
 * @param candidates rows of {@link dev.granary.coding.CandidateRow}, by the partition of their
 *     component
 */
public record FetchedCandidates(
    PCollection<KV<Integer, byte[]>> alone, PCollection<KV<Integer, byte[]>> candidates)
    implements POutput {
  @Override
  public Pipeline getPipeline() {
    return alone.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(FetchCandidates.ALONE, alone, FetchCandidates.CANDIDATES, candidates);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
