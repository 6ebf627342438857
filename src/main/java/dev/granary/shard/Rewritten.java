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
 * What comes of writing examples anew.
 *
 * @param rows of the records that stay, by order partition
 * @param slices of the spill that hold their new examples
 * @param gone rows of {@link dev.granary.coding.NotedRow}: the records that go
 */
public record Rewritten(
    PCollection<KV<Integer, byte[]>> rows,
    PCollection<KV<Integer, byte[]>> slices,
    PCollection<KV<Integer, byte[]>> gone)
    implements POutput {
  static final TupleTag<KV<Integer, byte[]>> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<KV<Integer, byte[]>> SLICES = new TupleTag<>("slices") {};
  static final TupleTag<KV<Integer, byte[]>> GONE = new TupleTag<>("gone") {};

  @Override
  public Pipeline getPipeline() {
    return rows.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(ROWS, rows, SLICES, slices, GONE, gone);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
