package dev.granary.read;

import dev.granary.record.Compression;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads how files begin, to learn what their records are like. */
public final class HeadReader {
  private final Storage storage;
  private final Limits limits;
  private final BlockReader blocks;

  public HeadReader(Storage storage, Schema schema, Limits limits) {
    this.storage = storage;
    this.limits = limits;
    blocks = new BlockReader(storage, schema, limits);
  }

  /**
   * What was looked at.
   *
   * @param compression how the file is packed
   * @param bytes of the file
   * @param text what they are once they are unpacked
   */
  public record Head(Compression compression, long bytes, long text, long records) {}

  /**
   * Hands the records of the first bytes of a file to the sink, as a run would. The last one is
   * read to its end in a file that is not packed; in one that is, it is cut and may be rejected.
   */
  public Head read(SourceFile file, SourceFormat format, long most, RecordSink sink)
      throws IOException {
    Compression compression = FileStart.of(storage, file).compressionOf(format);
    SourceFormat settled = format.packed(compression);
    if (!BlockReader.isLines(format)) {
      FileBlock whole = new FileBlock(file, settled, 0, file.bytes(), 0, FileBlock.NO_HEADER);
      return blocks.head(whole, most, sink);
    }
    boolean packed = compression != Compression.NONE || settled.text().foreignCharset().isPresent();
    long end = packed ? file.bytes() : Math.min(most, file.bytes());
    FileBlock block = new FileBlock(file, settled, 0, end, 0, FileBlock.NO_HEADER);
    try (RawBytes raw = RawBytes.open(storage, block, 0);
        InputStream text = DecodedText.of(raw, settled, limits);
        FirstBytes first = new FirstBytes(text, packed ? most : Long.MAX_VALUE)) {
      BlockSummary summary = blocks.pass(block, first, 0, sink).summary(List.of());
      return new Head(
          compression,
          packed ? raw.position() : end,
          packed ? first.count() : end,
          summary.records() + summary.rejected());
    }
  }
}
