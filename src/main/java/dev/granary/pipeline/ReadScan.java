package dev.granary.pipeline;

import dev.granary.coding.RowBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;

/** Reads back what {@link KeepScan} kept, and trusts no file whose checksum differs. */
final class ReadScan extends PTransform<PBegin, Scanned> {
  private static final int MOST_LISTED = 1 << 24;

  private final RunPlaces places;

  ReadScan(RunPlaces places) {
    this.places = places;
  }

  @Override
  public Scanned expand(PBegin begin) {
    return Scanned.in(
        begin
            .apply("Begin", Create.of(0).withCoder(VarIntCoder.of()))
            .apply("List what was kept", ParDo.of(new ListFiles(places)))
            .setCoder(KeptFile.CODER)
            .apply("Spread files", Reshuffle.viaRandomKey())
            .apply(
                "Read a partition",
                ParDo.of(new ReadPartition(places)).withOutputTags(Scanned.ROWS, Scanned.SIDES)));
  }

  private static final class ListFiles extends DoFn<Integer, KeptFile> {
    private final RunPlaces places;

    ListFiles(RunPlaces places) {
      this.places = places;
    }

    @ProcessElement
    public void list(OutputReceiver<KeptFile> out) throws IOException {
      byte[] listed = places.storage().read(places.kept(), MOST_LISTED);
      KeepScan.Listing.CODER.decode(new ByteArrayInputStream(listed)).files().forEach(out::output);
    }
  }

  private static final class ReadPartition extends DoFn<KeptFile, KV<Integer, byte[]>> {
    private final RunPlaces places;

    ReadPartition(RunPlaces places) {
      this.places = places;
    }

    @ProcessElement
    public void read(@Element KeptFile file, MultiOutputReceiver out) throws IOException {
      byte[] content = content(file);
      KV<Integer, byte[]> block = KV.of(ScanPart.partitionOfKey(file.key()), content);
      switch (ScanPart.ofKey(file.key())) {
        case ROWS -> out.get(Scanned.ROWS).output(block);
        case SLICES -> out.get(Scanned.SLICES).output(block);
        case VERDICTS -> out.get(Scanned.VERDICTS).output(block);
        case BANDS -> out.get(Scanned.BANDS).output(block);
        case TEXTS -> out.get(Scanned.TEXTS).output(block);
        case HITS -> out.get(Scanned.HITS).output(block);
        case RAW -> out.get(Scanned.RAW).output(block);
        case SAMPLES -> out.get(Scanned.SAMPLES).output(block);
        case COMBINATIONS -> out.get(Scanned.COMBINATIONS).output(block);
        case FACTS -> {
          for (int at = 0; at < content.length; ) {
            int end = at + Integer.BYTES + RowBuffer.intAt(content, at);
            out.get(Scanned.FACTS).output(Arrays.copyOfRange(content, at + Integer.BYTES, end));
            at = end;
          }
        }
      }
    }

    private byte[] content(KeptFile file) throws IOException {
      String path = ScanPart.path(places.directory(), file.key());
      ByteBuffer content = ByteBuffer.allocate(file.bytes());
      try (SeekableByteChannel channel = places.storage().open(path)) {
        while (content.hasRemaining() && channel.read(content) >= 0) {
          // Until all is there, or the file ends before it should.
        }
      }
      CRC32C crc = new CRC32C();
      crc.update(content.array());
      if (content.hasRemaining() || (int) crc.getValue() != file.crc()) {
        throw new IOException(
            path + " was damaged while the run needed it: its checksum differs; run again");
      }
      return content.array();
    }
  }
}
