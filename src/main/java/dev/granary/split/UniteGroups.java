package dev.granary.split;

import dev.granary.coding.Blocks;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/** Brings all links together and follows them; links are few, as most records have none. */
final class UniteGroups
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionView<LinkedGroups>> {
  @Override
  public PCollectionView<LinkedGroups> expand(PCollection<KV<Integer, byte[]>> links) {
    return links
        .apply("To one place", ParDo.of(new ToOnePlace()))
        .setCoder(Blocks.CODER)
        .apply("Bring links together", GroupByKey.create())
        .apply("Follow links", ParDo.of(new Follow()))
        .setCoder(LinkedGroups.CODER)
        .apply(
            "Tell united groups",
            View.<LinkedGroups>asSingleton().withDefaultValue(LinkedGroups.NONE));
  }

  private static final class ToOnePlace extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    @ProcessElement
    public void send(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
      out.output(KV.of(0, block.getValue()));
    }
  }

  private static final class Follow extends DoFn<KV<Integer, Iterable<byte[]>>, LinkedGroups> {
    @ProcessElement
    public void follow(
        @Element KV<Integer, Iterable<byte[]>> links, OutputReceiver<LinkedGroups> out) {
      out.output(LinkedGroups.of(links.getValue()));
    }
  }
}
