package dev.granary.spec;

import java.util.List;

/**
 * How records are dealt to files.
 *
 * @param targetBytes what a file should come near to before it is compressed
 * @param processes every number of reading processes that the files must divide by; where any is
 *     above 1, files hold equal numbers of records and what is left over is dropped and listed
 */
public record ShardsSpec(long targetBytes, List<Integer> processes, Compression compression) {
  /** How the files are stored. */
  public enum Compression {
    NONE,
    GZIP
  }

  public ShardsSpec {
    processes = List.copyOf(processes);
  }
}
