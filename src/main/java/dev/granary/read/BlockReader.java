package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.record.TextForm;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the records of blocks, one block after the other. It keeps its buffers, so a worker makes
 * one and uses it from one thread.
 */
public final class BlockReader {
  private final Storage storage;
  private final Schema schema;
  private final Limits limits;
  private final JsonRecords jsonRecords;
  private final FieldValues values;
  private final RecordSources sources;
  private byte[] buffer = TextWindow.newBuffer();

  public BlockReader(Storage storage, Schema schema, Limits limits) {
    this.storage = storage;
    this.schema = schema;
    this.limits = limits;
    this.jsonRecords = new JsonRecords(schema, limits);
    this.values = new FieldValues(schema.size());
    this.sources = new RecordSources(storage, schema, limits);
  }

  /**
   * Hands every record that starts in a block to the sink, in order. Bad data is rejected; a file
   * that cannot be read, or is not what it was when the run began, is an exception.
   */
  public BlockSummary read(FileBlock block, RecordSink sink) throws IOException {
    return isLines(block.format()) ? readText(block, sink) : readRecords(block, sink);
  }

  /** Whether records are looked for in a text. */
  static boolean isLines(SourceFormat format) {
    return format.format().isText() && format.text().unit() == TextForm.Unit.LINES;
  }

  private BlockSummary readText(FileBlock block, RecordSink sink) throws IOException {
    boolean lookBack = block.start() > 0 && block.firstRecord() == FileBlock.UNKNOWN;
    long from = lookBack ? block.start() - 1 : block.start();
    try (RawBytes file = RawBytes.open(storage, block, from);
        InputStream text = DecodedText.of(file, block.format(), limits)) {
      BlockPass pass = pass(block, text, from, sink);
      return pass.summary(file.finish(buffer));
    }
  }

  private BlockSummary readRecords(FileBlock block, RecordSink sink) throws IOException {
    try (RawBytes file = RawBytes.open(storage, block, block.start());
        RecordSource source = sources.open(block, file, buffer)) {
      SourcePass pass = new SourcePass(source, sink, values, limits);
      pass.run(Long.MAX_VALUE);
      if (block.start() == 0) {
        sink.unread(source.unread());
      }
      return pass.summary(block, file.finish(buffer));
    }
  }

  /** The same until about so many bytes were read. */
  HeadReader.Head head(FileBlock block, long most, RecordSink sink) throws IOException {
    try (RawBytes file = RawBytes.open(storage, block, block.start());
        RecordSource source = sources.open(block, file, buffer)) {
      SourcePass pass = new SourcePass(source, sink, values, limits);
      pass.run(most);
      boolean packed = block.compressed();
      return new HeadReader.Head(
          block.format().compression(),
          packed ? file.position() : source.stored(),
          source.stored(),
          pass.records());
    }
  }

  /** One pass over a text that begins at an offset of its file. */
  BlockPass pass(FileBlock block, InputStream text, long from, RecordSink sink) throws IOException {
    TextWindow window = new TextWindow(text, from, limits.recordBytes(), buffer);
    BlockPass pass = new BlockPass(block, parserOf(block), sink, values, window, limits);
    pass.run();
    buffer = window.bytes();
    return pass;
  }

  private RecordParser parserOf(FileBlock block) {
    return switch (block.format().format()) {
      case JSONL -> jsonRecords;
      case CSV, TSV -> new CsvRecords(schema, limits, block);
      case TEXT -> new TextLines(schema, limits, block);
      case PARQUET, AVRO, TFRECORD, IMAGES ->
          throw new IllegalArgumentException(block.format().format() + " is no text");
    };
  }
}
