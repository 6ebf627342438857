package dev.granary.lineage;

import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A kind of file: its name and its columns. Data pages of version 1 and plain encodings, since
 * every reader knows them.
 */
record Table(String name, List<? extends Column> columns) {
  static final Table LEDGER = new Table("ledger", List.of(LedgerColumn.values()));
  static final Table PLACES = new Table("places", List.of(PlaceColumn.values()));
  static final Table CLUSTERS = new Table("clusters", List.of(ClusterColumn.values()));
  static final Table QUARANTINE = new Table("quarantine", List.of(QuarantineColumn.values()));

  /** Longer bounds are cut, as a bound may be; uncut, bounds of long paths would be left out. */
  static final int BOUND_BYTES = 512;

  /** Small, because a look-up reads one page of each column. */
  private static final int PAGE_ROWS = 2048;

  private static final int PAGE_BYTES = 256 << 10;

  /** A look-up reads the dictionaries of a row group whole. */
  private static final int DICTIONARY_BYTES = 64 << 10;

  private static final int ROWS_BETWEEN_PAGE_CHECKS = 256;

  /** The column that the rows of a file are sorted by first. */
  Column key() {
    return columns.get(0);
  }

  MessageType schema() {
    return new MessageType(
        name, columns.stream().<Type>map(c -> c.shape().typeOf(c.title())).toList());
  }

  ParquetProperties properties() {
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withPageSize(PAGE_BYTES)
            .withPageRowCountLimit(PAGE_ROWS)
            .withMinRowCountForPageSizeCheck(ROWS_BETWEEN_PAGE_CHECKS)
            .estimateRowCountForPageSizeCheck(false)
            .withDictionaryPageSize(DICTIONARY_BYTES)
            .withStatisticsTruncateLength(BOUND_BYTES)
            .withSizeStatisticsEnabled(false)
            .withPageWriteChecksumEnabled(true);
    for (Column column : columns) {
      properties.withDictionaryEncoding(column.title(), column.shape().hasDictionary());
      properties.withStatisticsEnabled(
          column.title(), column == key() || column.shape().isNumber());
    }
    return properties.build();
  }
}
