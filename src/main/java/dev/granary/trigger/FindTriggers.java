package dev.granary.trigger;

import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Finds phrases that may be triggers, and drops nothing. Takes rows of {@link
 * dev.granary.coding.TextRow} in blocks, and gives facts that make up one {@link Triggers}: rows of
 * hashes are shuffled, never a text.
 */
public final class FindTriggers
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<byte[]>> {
  private final TriggerPlan plan;

  private FindTriggers(TriggerPlan plan) {
    this.plan = plan;
  }

  public static FindTriggers by(TriggerPlan plan) {
    return new FindTriggers(plan);
  }

  @Override
  public PCollection<byte[]> expand(PCollection<KV<Integer, byte[]>> texts) {
    PCollectionTuple counted =
        texts.apply(
            "Count phrases",
            ParDo.of(new CountPhrases(plan))
                .withOutputTags(CountPhrases.PHRASES, TupleTagList.of(CountPhrases.STRATA)));
    PCollection<Strata> strata =
        counted
            .get(CountPhrases.STRATA)
            .setCoder(KvCoder.of(VarIntCoder.of(), Strata.CODER))
            .apply("Bring strata together", GroupByKey.create())
            .apply("Add strata up", ParDo.of(new AddStrata()))
            .setCoder(Strata.CODER);
    PCollectionView<Strata> base =
        strata.apply("Tell strata", View.<Strata>asSingleton().withDefaultValue(Strata.none()));
    PCollection<Triggers> found =
        counted
            .get(CountPhrases.PHRASES)
            .setCoder(Blocks.CODER)
            .apply("Group by phrase", GroupByKey.create())
            .apply(
                "Judge phrases",
                ParDo.of(new JudgePhrases(plan.judging(), base)).withSideInputs(base))
            .setCoder(KvCoder.of(VarIntCoder.of(), Triggers.CODER))
            .apply("Bring suspects together", GroupByKey.create())
            .apply("Add suspects up", ParDo.of(new AddTriggers()))
            .setCoder(Triggers.CODER);
    PCollectionView<Triggers> suspected =
        found.apply(
            "Tell suspects", View.<Triggers>asSingleton().withDefaultValue(Triggers.none()));
    PCollection<byte[]> seen =
        texts.apply(
            "Point to phrases",
            ParDo.of(new PointToPhrases(plan, suspected)).withSideInputs(suspected));
    return PCollectionList.of(strata.apply("State records", ParDo.of(new StateRecords())))
        .and(found.apply("State suspects", ParDo.of(new StateSuspects())))
        .and(seen)
        .apply("All of triggers", Flatten.pCollections());
  }

  private static final class AddStrata extends DoFn<KV<Integer, Iterable<Strata>>, Strata> {
    @ProcessElement
    public void add(@Element KV<Integer, Iterable<Strata>> parts, OutputReceiver<Strata> out) {
      Strata sum = Strata.none();
      parts.getValue().forEach(sum::add);
      out.output(sum);
    }
  }

  private static final class AddTriggers extends DoFn<KV<Integer, Iterable<Triggers>>, Triggers> {
    @ProcessElement
    public void add(@Element KV<Integer, Iterable<Triggers>> parts, OutputReceiver<Triggers> out) {
      Triggers sum = Triggers.none();
      parts.getValue().forEach(sum::add);
      out.output(sum);
    }
  }

  private static final class StateRecords extends DoFn<Strata, byte[]> {
    @ProcessElement
    public void state(@Element Strata strata, OutputReceiver<byte[]> out) {
      out.output(
          Fact.of(Fact.Kind.TRIGGERS, Triggers.CODER, Triggers.counted(strata.records(), 0)));
    }
  }

  private static final class StateSuspects extends DoFn<Triggers, byte[]> {
    @ProcessElement
    public void state(@Element Triggers found, OutputReceiver<byte[]> out) {
      out.output(Fact.of(Fact.Kind.TRIGGERS, Triggers.CODER, found));
    }
  }
}
