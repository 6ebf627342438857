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

  /** The file is the caller's, who closes it, and the memory too. */
  RecordSource open(FileBlock block, RawBytes file, byte[] buffer) throws IOException {
    return switch (block.format().format()) {
      case PARQUET -> new ParquetRecords(storage, block, schema, limits);
      case AVRO -> {
        TextWindow window = window(block, file, Memory.part(limits), buffer);
        yield new AvroRecords(block, window, schema, limits);
      }
      case TFRECORD -> {
        TextWindow window = window(block, file, limits.recordBytes(), buffer);
        yield new TfRecords(block, window, schema, limits);
      }
      case TEXT -> whole(block, file, buffer, new WholeText(schema, limits, block));
      case IMAGES -> whole(block, file, buffer, new WholeImage(schema, limits, block));
      case CSV, TSV, JSONL ->
          throw new IllegalArgumentException(block.format().format() + " is a text of lines");
    };
  }

  private RecordSource whole(
      FileBlock block, RawBytes file, byte[] buffer, WholeFile.Content content) throws IOException {
    return new WholeFile(window(block, file, limits.recordBytes(), buffer), limits, content);
  }

  private TextWindow window(FileBlock block, RawBytes file, int most, byte[] buffer)
      throws IOException {
    InputStream text = DecodedText.of(file, block.format(), limits);
    return new TextWindow(text, block.start(), most, buffer);
  }
}
