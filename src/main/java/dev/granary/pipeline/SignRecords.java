package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import dev.granary.coding.Ordinal;
import dev.granary.coding.Partitions;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Outcome;
import dev.granary.signature.RowFile;
import dev.granary.signature.SignatureRule.Files;
import dev.granary.signature.SignedRow;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Keeps with a version where each of its records is, by the ordinal that its bands have: so that a
 * later version which meets a band finds the record. Takes verdicts; each record is kept once.
 */
final class SignRecords extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<Void>> {
  private final RunPlaces places;
  private final Partitions partitions;

  SignRecords(RunPlaces places, Partitions partitions) {
    this.places = places;
    this.partitions = partitions;
  }

  @Override
  public PCollection<Void> expand(PCollection<KV<Integer, byte[]>> verdicts) {
    return verdicts
        .apply("Take those that stay", ParDo.of(new Take(partitions)))
        .setCoder(Blocks.CODER)
        .apply("Group by ordinal", GroupByKey.create())
        .apply("Write signed records", ParDo.of(new Write(places)));
  }

  private static final class Take extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final Partitions partitions;

    Take(Partitions partitions) {
      this.partitions = partitions;
    }

    @ProcessElement
    public void take(@Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
      byte[] rows = block.getValue();
      RowRouter taken = new RowRouter();
      for (int row : VerdictRow.starts(rows)) {
        if (VerdictRow.reason(rows, row).outcome() == Outcome.KEPT
            && VerdictRow.copy(rows, row) == 0) {
          long ordinal = VerdictRow.ordinal(rows, row);
          SignedRow.put(
              taken.to(partitions.of(Ordinal.spread(ordinal))),
              ordinal,
              VerdictRow.id(rows, row),
              VerdictRow.shard(rows, row),
              VerdictRow.position(rows, row));
        }
      }
      taken.flush(out);
    }
  }

  private static final class Write extends DoFn<KV<Integer, Iterable<byte[]>>, Void> {
    private final RunPlaces places;

    Write(RunPlaces places) {
      this.places = places;
    }

    @ProcessElement
    public void write(@Element KV<Integer, Iterable<byte[]>> partition) throws IOException {
      byte[] rows = Blocks.join(partition.getValue());
      RowFile.write(
          places.storage(),
          places.staging() + "/" + Files.records(partition.getKey()),
          rows,
          RowOrder.ofRows(rows, rows.length, SignedRow.WIDTH, 0, SignedRow.KEY_END),
          SignedRow.WIDTH);
    }
  }
}
