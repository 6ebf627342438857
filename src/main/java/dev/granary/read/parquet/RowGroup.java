package dev.granary.read.parquet;

import java.util.List;

/**
 * Some rows of a file.
 *
 * @param number its place among the row groups of the file
 * @param start the first byte of its columns
 * @param firstRow how many rows stand before it
 * @param chunks of the columns that are read, in the order in which they were asked for
 */
public record RowGroup(int number, long start, long firstRow, long rows, List<Chunk> chunks) {
  public RowGroup {
    chunks = List.copyOf(chunks);
  }

  /** How many bytes its columns take that are read. */
  public long bytes() {
    return chunks.stream().mapToLong(Chunk::length).sum();
  }
}
