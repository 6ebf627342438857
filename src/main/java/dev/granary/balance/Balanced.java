package dev.granary.balance;

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
 * What comes of balancing.
 *
 * @param kept rows of all records and copies to be written, by order partition
 * @param verdicts on the records that are too many, by ledger partition
 * @param facts the counts of classes before and after
 */
public record Balanced(
    PCollection<KV<Integer, byte[]>> kept,
    PCollection<KV<Integer, byte[]>> verdicts,
    PCollection<byte[]> facts)
    implements POutput {
  static final TupleTag<KV<Integer, byte[]>> KEPT = new TupleTag<>("kept") {};
  static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};
  private static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  @Override
  public Pipeline getPipeline() {
    return kept.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(KEPT, kept, VERDICTS, verdicts, FACTS, facts);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
