package dev.granary.record;

import java.io.Serializable;
import java.util.List;

/**
 * All that a reader must know of a source's files.
 *
 * @param nulls texts that mean "no value" in CSV and TSV
 */
public record SourceFormat(
    Format format, Compression compression, CsvDialect dialect, List<String> nulls)
    implements Serializable {
  public SourceFormat {
    nulls = List.copyOf(nulls);
  }
}
