package dev.granary.dedup.candidate;

import dev.granary.dedup.Deduplicated;
import java.util.HashMap;
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
 * What comes of comparing candidates.
 *
 * @param links blocks of {@link dev.granary.coding.LinkRow}: groups with records that stay and hang
 *     together through others, so that they must be in one split
 */
public record Compared(Deduplicated deduplicated, PCollection<KV<Integer, byte[]>> links)
    implements POutput {
  static final TupleTag<KV<Integer, byte[]>> LINKS = new TupleTag<>("links") {};

  @Override
  public Pipeline getPipeline() {
    return links.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> outputs = new HashMap<>(deduplicated.expand());
    outputs.put(LINKS, links);
    return outputs;
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
