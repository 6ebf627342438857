package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import dev.granary.coding.DataCoder;
import dev.granary.storage.Durability;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Keeps what the scan leaves in files with checksums, so that a run that dies later need not read
 * its input again. The list of the files is written last: where it is, the scan is complete.
 */
final class KeepScan {
  /** Goes with the files so that they are listed also where there are none. */
  private static final KeptFile NOTHING = new KeptFile(-1, 0, 0);

  private final RunPlaces places;
  private final List<ScanPart> parts;

  /** Keeps facts, and these parts. */
  KeepScan(RunPlaces places, List<ScanPart> parts) {
    this.places = places;
    this.parts = List.copyOf(parts);
  }

  void keep(Scanned scanned) {
    PCollection<KV<Integer, byte[]>> facts =
        scanned
            .facts()
            .apply(
                "Key facts",
                WithKeys.<Integer, byte[]>of(ScanPart.FACTS.key(0))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(Blocks.CODER);
    PCollectionList<KV<Integer, byte[]>> all = PCollectionList.of(facts);
    for (ScanPart part : parts) {
      all = all.and(part.keyed(part.of(scanned)));
    }
    PCollection<KeptFile> files =
        all.apply("All that was scanned", Flatten.pCollections())
            .apply("Group by partition", GroupByKey.create())
            .apply("Keep a partition", ParDo.of(new KeepPartition(places)))
            .setCoder(KeptFile.CODER);
    PCollection<KeptFile> nothing =
        scanned
            .getPipeline()
            .apply("Even if nothing", Create.of(NOTHING).withCoder(KeptFile.CODER));
    PCollectionList.of(files)
        .and(nothing)
        .apply("All files", Flatten.pCollections())
        .apply(
            "Key files", WithKeys.<Integer, KeptFile>of(0).withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), KeptFile.CODER))
        .apply("Bring files together", GroupByKey.create())
        .apply("List what was kept", ParDo.of(new ListFiles(places)));
  }

  /** The files that were kept. */
  record Listing(List<KeptFile> files) {
    static final DataCoder<Listing> CODER = new ListingCoder();

    private static final class ListingCoder extends DataCoder<Listing> {
      @Override
      protected void write(Listing value, DataOutputStream out) throws IOException {
        out.writeInt(value.files.size());
        for (KeptFile file : value.files) {
          KeptFile.CODER.encode(file, out);
        }
      }

      @Override
      protected Listing read(DataInputStream in) throws IOException {
        List<KeptFile> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          files.add(KeptFile.CODER.decode(in));
        }
        return new Listing(files);
      }
    }
  }

  private static final class KeepPartition extends DoFn<KV<Integer, Iterable<byte[]>>, KeptFile> {
    private final RunPlaces places;

    KeepPartition(RunPlaces places) {
      this.places = places;
    }

    @ProcessElement
    public void keep(@Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<KeptFile> out)
        throws IOException {
      int key = partition.getKey();
      String path = ScanPart.path(places.directory(), key);
      CRC32C crc = new CRC32C();
      DataOutputStream file =
          new DataOutputStream(
              new CheckedOutputStream(places.storage().create(path, Durability.SPILL), crc));
      try (file) {
        for (byte[] block : partition.getValue()) {
          if (ScanPart.ofKey(key) == ScanPart.FACTS) {
            file.writeInt(block.length);
          }
          file.write(block);
        }
      }
      out.output(new KeptFile(key, file.size(), (int) crc.getValue()));
    }
  }

  private static final class ListFiles extends DoFn<KV<Integer, Iterable<KeptFile>>, Void> {
    private final RunPlaces places;

    ListFiles(RunPlaces places) {
      this.places = places;
    }

    @ProcessElement
    public void list(@Element KV<Integer, Iterable<KeptFile>> files) throws IOException {
      List<KeptFile> sorted = new ArrayList<>();
      files.getValue().forEach(sorted::add);
      sorted.removeIf(NOTHING::equals);
      sorted.sort(Comparator.comparingInt(KeptFile::key));
      try (OutputStream out = places.storage().create(places.kept(), Durability.DURABLE)) {
        Listing.CODER.encode(new Listing(sorted), out);
      }
    }
  }
}
