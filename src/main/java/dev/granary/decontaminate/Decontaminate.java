package dev.granary.decontaminate;

import dev.granary.coding.Blocks;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Takes out the records that hold evaluation items, or sets them apart to be cut. Takes rows by
 * order partition, and what {@link FindItems} told of the marked ones, by the same. Only rows of
 * suspects are grouped; the others pass.
 */
public final class Decontaminate
    extends PTransform<PCollection<KV<Integer, byte[]>>, Decontaminated> {
  private final DecontaminatePlan plan;
  private final PCollection<KV<Integer, byte[]>> hits;

  private Decontaminate(DecontaminatePlan plan, PCollection<KV<Integer, byte[]>> hits) {
    this.plan = plan;
    this.hits = hits;
  }

  public static Decontaminate by(DecontaminatePlan plan, PCollection<KV<Integer, byte[]>> hits) {
    return new Decontaminate(plan, hits);
  }

  @Override
  public Decontaminated expand(PCollection<KV<Integer, byte[]>> rows) {
    PCollectionTuple parted =
        rows.apply(
            "Set suspects apart",
            ParDo.of(new SetSuspectsApart())
                .withOutputTags(
                    SetSuspectsApart.CLEAN, TupleTagList.of(SetSuspectsApart.SUSPECTS)));
    PCollectionTuple joined =
        KeyedPCollectionTuple.of(
                JoinHits.ROWS, parted.get(SetSuspectsApart.SUSPECTS).setCoder(Blocks.CODER))
            .and(JoinHits.HITS, hits)
            .apply("Join suspects and hits", CoGroupByKey.create())
            .apply(
                "Count n-grams",
                ParDo.of(new JoinHits(plan.spreading().order()))
                    .withOutputTags(JoinHits.SUSPECTS, TupleTagList.of(JoinHits.COUNTS)));
    PCollectionView<byte[]> common =
        joined
            .get(JoinHits.COUNTS)
            .setCoder(Blocks.CODER)
            .apply("Find common n-grams", new FindCommonGrams(plan.common()))
            .apply("Tell them", View.<byte[]>asSingleton().withDefaultValue(new byte[0]));
    PCollectionTuple judged =
        joined
            .get(JoinHits.SUSPECTS)
            .setCoder(Blocks.CODER)
            .apply(
                "Judge suspects",
                ParDo.of(new JudgeSuspects(plan, common))
                    .withSideInputs(common)
                    .withOutputTags(
                        Decontaminated.KEPT,
                        TupleTagList.of(Decontaminated.TO_CUT)
                            .and(Decontaminated.VERDICTS)
                            .and(Decontaminated.EVIDENCE)
                            .and(Decontaminated.FACTS)));
    return new Decontaminated(
        PCollectionList.of(parted.get(SetSuspectsApart.CLEAN).setCoder(Blocks.CODER))
            .and(judged.get(Decontaminated.KEPT).setCoder(Blocks.CODER))
            .apply("All that stay", Flatten.pCollections()),
        judged.get(Decontaminated.TO_CUT).setCoder(Blocks.CODER),
        common,
        judged.get(Decontaminated.VERDICTS).setCoder(Blocks.CODER),
        judged.get(Decontaminated.EVIDENCE).setCoder(Blocks.CODER),
        judged.get(Decontaminated.FACTS));
  }
}
