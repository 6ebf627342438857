package dev.granary.lineage;

import dev.granary.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one file of a table, value by value, straight into Parquet's columns. The same rows give
 * the same bytes. A row group is held in memory until it is full, never more.
 */
final class TableWriter implements Closeable {
  private static final long GROUP_BYTES = 8 << 20;
  private static final int BYTES_BETWEEN_GROUP_CHECKS = 256 << 10;
  private static final int NUMBER_BYTES = 8;

  private final MessageType schema;
  private final ParquetProperties properties;
  private final ParquetFileWriter file;
  private final ZstdCompressor compressor;
  private final ColumnWriter[] writers;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore columns;
  private long rows;
  private long unchecked;
  private boolean closed;

  private TableWriter(Table table, ParquetFileWriter file) {
    this.schema = table.schema();
    this.properties = table.properties();
    this.file = file;
    this.compressor = new ZstdCompressor();
    this.writers = new ColumnWriter[table.columns().size()];
    this.pages = newPages();
    this.columns = newColumns();
  }

  static TableWriter create(Table table, Storage storage, String path) throws IOException {
    ParquetProperties properties = table.properties();
    ParquetFileWriter file =
        new ParquetFileWriter(
            new StorageOutput(storage, path),
            table.schema(),
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            0,
            properties.getColumnIndexTruncateLength(),
            properties.getStatisticsTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    file.start();
    return new TableWriter(table, file);
  }

  void text(Column column, Binary value) {
    writers[column.ordinal()].write(value, 0, column.shape().level());
    unchecked += value.length();
  }

  void number(Column column, long value) {
    ColumnWriter writer = writers[column.ordinal()];
    if (column.shape() == Shape.OPTIONAL_INT) {
      writer.write((int) value, 0, 1);
    } else {
      writer.write(value, 0, column.shape().level());
    }
    unchecked += NUMBER_BYTES;
  }

  void absent(Column column) {
    writers[column.ordinal()].writeNull(0, 0);
  }

  /** Every column must have been given its value. */
  void endRow() throws IOException {
    columns.endRecord();
    rows++;
    if (unchecked >= BYTES_BETWEEN_GROUP_CHECKS) {
      unchecked = 0;
      if (columns.getBufferedSize() >= GROUP_BYTES) {
        endGroup();
        pages = newPages();
        columns = newColumns();
      }
    }
  }

  /** Makes the file appear. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try {
        endGroup();
        file.end(Map.of());
      } finally {
        compressor.release();
      }
    }
  }

  /** Ends without a file: what was written so far never appears under its name. */
  void abandon() throws IOException {
    if (!closed) {
      closed = true;
      file.abort();
      try (file) {
        columns.close();
        pages.close();
      } finally {
        compressor.release();
      }
    }
  }

  private void endGroup() throws IOException {
    if (rows > 0) {
      file.startBlock(rows);
      columns.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
      rows = 0;
    }
    columns.close();
    pages.close();
  }

  private ColumnChunkPageWriteStore newPages() {
    return ColumnChunkPageWriteStore.builder()
        .withCompressorProvider(column -> compressor)
        .withSchema(schema)
        .withAllocator(properties.getAllocator())
        .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
        .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
        .build();
  }

  private ColumnWriteStore newColumns() {
    ColumnWriteStore store = properties.newColumnWriteStore(schema, pages, pages);
    int next = 0;
    for (ColumnDescriptor column : schema.getColumns()) {
      writers[next++] = store.getColumnWriter(column);
    }
    return store;
  }
}
