package dev.granary.pipeline;

import dev.granary.coding.Fact;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Adds up the lines of the blocks of each file, once all blocks are known. */
final class CountLines extends PTransform<PCollection<byte[]>, PCollection<LineBases>> {
  @Override
  public PCollection<LineBases> expand(PCollection<byte[]> facts) {
    return facts
        .apply("One group of blocks", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
        .apply("Bring blocks together", GroupByKey.create())
        .apply("Add up lines", ParDo.of(new AddUp()))
        .setCoder(LineBases.CODER);
  }

  private static final class AddUp extends DoFn<KV<Integer, Iterable<byte[]>>, LineBases> {
    @ProcessElement
    public void add(@Element KV<Integer, Iterable<byte[]>> facts, OutputReceiver<LineBases> out) {
      out.output(
          LineBases.of(
              StreamSupport.stream(facts.getValue().spliterator(), false)
                  .filter(fact -> Fact.kind(fact) == Fact.Kind.BLOCK)
                  .map(fact -> Fact.read(fact, BlockFact.CODER))
                  .toList()));
    }
  }
}
