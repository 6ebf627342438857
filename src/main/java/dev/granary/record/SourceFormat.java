package dev.granary.record;

import java.io.Serializable;
import java.util.List;

/**
 * All that a reader must know of a source's files.
 *
 * @param nulls texts that mean "no value" in CSV and TSV
 * @param text how its texts are written, and where its files lie
 */
public record SourceFormat(
    Format format, Compression compression, CsvDialect dialect, List<String> nulls, TextForm text)
    implements Serializable {
  public SourceFormat {
    nulls = List.copyOf(nulls);
  }

  /** In UTF-8, with the usual records. */
  public SourceFormat(
      Format format, Compression compression, CsvDialect dialect, List<String> nulls) {
    this(format, compression, dialect, nulls, TextForm.USUAL);
  }

  /** The same, packed in another way. */
  public SourceFormat packed(Compression newCompression) {
    return new SourceFormat(format, newCompression, dialect, nulls, text);
  }
}
