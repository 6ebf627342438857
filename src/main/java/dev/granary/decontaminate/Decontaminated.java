package dev.granary.decontaminate;

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
 * What comes of decontamination.
 *
 * @param kept rows by order partition
 * @param toCut rows of {@link dev.granary.coding.NotedRow} by order partition: of records that stay
 *     if what was found is cut out of them
 * @param common the numbers of the common n-grams, for {@link CutItemsOut}
 * @param verdicts on the records that went, by ledger partition
 * @param evidence a list of {@link Evidence} for each order partition that has any
 * @param facts one {@link Contamination} for each partition that had any
 */
public record Decontaminated(
    PCollection<KV<Integer, byte[]>> kept,
    PCollection<KV<Integer, byte[]>> toCut,
    PCollectionView<byte[]> common,
    PCollection<KV<Integer, byte[]>> verdicts,
    PCollection<KV<Integer, byte[]>> evidence,
    PCollection<byte[]> facts)
    implements POutput {
  static final TupleTag<KV<Integer, byte[]>> KEPT = new TupleTag<>("kept") {};
  static final TupleTag<KV<Integer, byte[]>> TO_CUT = new TupleTag<>("to cut") {};
  static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};
  static final TupleTag<KV<Integer, byte[]>> EVIDENCE = new TupleTag<>("evidence") {};
  static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};

  @Override
  public Pipeline getPipeline() {
    return kept.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(KEPT, kept, TO_CUT, toCut, VERDICTS, verdicts, EVIDENCE, evidence, FACTS, facts);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
