package dev.granary.read;

import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InputStream;

/** Opens what finds the records of a block that is no text of lines. */
final class RecordSources {
  private final Storage storage;
  private final Schema schema;
  private final Limits limits;

  RecordSources(Storage storage, Schema schema, Limits limits) {
    this.storage = storage;
    this.schema = schema;
    this.limits = limits;
  }

  /** The file is the caller's, who closes it. */
  RecordSource open(FileBlock block, RawBytes file) throws IOException {
    return switch (block.format().format()) {
      case PARQUET -> new ParquetRecords(storage, block, schema, limits);
      case AVRO -> new AvroRecords(block, window(block, file, Memory.part(limits)), schema, limits);
      case TFRECORD ->
          new TfRecords(block, window(block, file, limits.recordBytes()), schema, limits);
      case TEXT -> {
        WholeText text = new WholeText(schema, limits, block);
        yield new WholeFile(window(block, file, limits.recordBytes()), limits, text);
      }
      case IMAGES -> {
        WholeImage image = new WholeImage(schema, limits, block);
        yield new WholeFile(window(block, file, limits.recordBytes()), limits, image);
      }
      case CSV, TSV, JSONL ->
          throw new IllegalArgumentException(block.format().format() + " is a text of lines");
    };
  }

  private TextWindow window(FileBlock block, RawBytes file, int most) throws IOException {
    InputStream text = DecodedText.of(file, block.format(), limits);
    return new TextWindow(text, block.start(), most, TextWindow.newBuffer());
  }
}
