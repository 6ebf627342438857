package dev.granary.split;

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

/** Rows that have a split, by order partition, and verdicts on the others, by ledger partition. */
public record Assigned(
    PCollection<KV<Integer, byte[]>> kept, PCollection<KV<Integer, byte[]>> verdicts)
    implements POutput {
  static final TupleTag<KV<Integer, byte[]>> KEPT = new TupleTag<>("kept") {};
  static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};

  static Assigned in(PCollectionTuple outputs) {
    return new Assigned(
        outputs.get(KEPT).setCoder(Blocks.CODER), outputs.get(VERDICTS).setCoder(Blocks.CODER));
  }

  @Override
  public Pipeline getPipeline() {
    return kept.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(KEPT, kept, VERDICTS, verdicts);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
