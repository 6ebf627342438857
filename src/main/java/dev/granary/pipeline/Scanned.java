package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * What comes of the one pass over the input.
 *
 * @param rows of the records that passed, by the partition that the plan names first
 * @param slices where their examples wait, by order partition
 * @param verdicts on the records that did not, by ledger partition
 * @param bands of their texts' sketches, by the partition of their hash; none where texts are not
 *     compared
 * @param texts where their texts wait, by a partition of their ordinals; likewise
 * @param raw rows of {@link dev.granary.coding.RawRow}, by ledger partition; none where all that is
 *     set aside is found in the scan
 * @param facts a {@link BlockFact} for each block
 * @param hits what was found of evaluation items, by order partition
 * @param samples where the texts wait that are looked through for triggers, by order partition;
 *     none where none are
 * @param combinations rows of values that only one record may have, by the partition of their hash;
 *     none where the spec names none
 */
record Scanned(
    PCollection<KV<Integer, byte[]>> rows,
    PCollection<KV<Integer, byte[]>> slices,
    PCollection<KV<Integer, byte[]>> verdicts,
    PCollection<KV<Integer, byte[]>> bands,
    PCollection<KV<Integer, byte[]>> texts,
    PCollection<KV<Integer, byte[]>> raw,
    PCollection<byte[]> facts,
    PCollection<KV<Integer, byte[]>> hits,
    PCollection<KV<Integer, byte[]>> samples,
    PCollection<KV<Integer, byte[]>> combinations)
    implements POutput {
  static final TupleTag<KV<Integer, byte[]>> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<KV<Integer, byte[]>> SLICES = new TupleTag<>("slices") {};
  static final TupleTag<KV<Integer, byte[]>> VERDICTS = new TupleTag<>("verdicts") {};
  static final TupleTag<KV<Integer, byte[]>> BANDS = new TupleTag<>("bands") {};
  static final TupleTag<KV<Integer, byte[]>> TEXTS = new TupleTag<>("texts") {};
  static final TupleTag<KV<Integer, byte[]>> RAW = new TupleTag<>("raw") {};
  static final TupleTag<byte[]> FACTS = new TupleTag<>("facts") {};
  static final TupleTag<KV<Integer, byte[]>> HITS = new TupleTag<>("hits") {};
  static final TupleTag<KV<Integer, byte[]>> SAMPLES = new TupleTag<>("samples") {};
  static final TupleTag<KV<Integer, byte[]>> COMBINATIONS = new TupleTag<>("combinations") {};
  static final TupleTagList SIDES =
      TupleTagList.of(SLICES)
          .and(VERDICTS)
          .and(BANDS)
          .and(TEXTS)
          .and(RAW)
          .and(FACTS)
          .and(HITS)
          .and(SAMPLES)
          .and(COMBINATIONS);

  static Scanned in(PCollectionTuple outputs) {
    return new Scanned(
        outputs.get(ROWS).setCoder(Blocks.CODER),
        outputs.get(SLICES).setCoder(Blocks.CODER),
        outputs.get(VERDICTS).setCoder(Blocks.CODER),
        outputs.get(BANDS).setCoder(Blocks.CODER),
        outputs.get(TEXTS).setCoder(Blocks.CODER),
        outputs.get(RAW).setCoder(Blocks.CODER),
        outputs.get(FACTS),
        outputs.get(HITS).setCoder(Blocks.CODER),
        outputs.get(SAMPLES).setCoder(Blocks.CODER),
        outputs.get(COMBINATIONS).setCoder(Blocks.CODER));
  }

  /** The same with more facts. */
  Scanned withFacts(PCollection<byte[]> more) {
    PCollection<byte[]> all =
        PCollectionList.of(facts).and(more).apply("All facts of the scan", Flatten.pCollections());
    return new Scanned(rows, slices, verdicts, bands, texts, raw, all, hits, samples, combinations);
  }

  @Override
  public Pipeline getPipeline() {
    return rows.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(
        ROWS,
        rows,
        SLICES,
        slices,
        VERDICTS,
        verdicts,
        BANDS,
        bands,
        TEXTS,
        texts,
        RAW,
        raw,
        FACTS,
        facts,
        HITS,
        hits,
        SAMPLES,
        samples,
        COMBINATIONS,
        combinations);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
