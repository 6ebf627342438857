package dev.granary.pipeline;

import dev.granary.storage.Durability;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.apache.beam.sdk.values.PDone;

/** Brings all facts of a run into one file, which is there only if all of the run is done. */
final class CollectFacts extends PTransform<PCollection<byte[]>, PDone> {
  private final RunPlaces places;

  CollectFacts(RunPlaces places) {
    this.places = places;
  }

  @Override
  public PDone expand(PCollection<byte[]> facts) {
    facts
        .apply("One group of facts", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
        .apply("Bring facts together", GroupByKey.create())
        .apply("Write facts", ParDo.of(new WriteFacts(places)));
    return PDone.in(facts.getPipeline());
  }

  private static final class WriteFacts extends DoFn<KV<Integer, Iterable<byte[]>>, Void> {
    private final RunPlaces places;

    WriteFacts(RunPlaces places) {
      this.places = places;
    }

    @ProcessElement
    public void write(@Element KV<Integer, Iterable<byte[]>> facts) throws IOException {
      List<byte[]> sorted = new ArrayList<>();
      facts.getValue().forEach(sorted::add);
      sorted.sort(Arrays::compareUnsigned);
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  places.storage().create(places.facts(), Durability.SPILL)))) {
        out.writeInt(sorted.size());
        for (byte[] fact : sorted) {
          out.writeInt(fact.length);
          out.write(fact);
        }
      }
    }
  }
}
