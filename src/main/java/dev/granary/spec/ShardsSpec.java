package dev.granary.spec;

import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import java.util.List;

/**
 * How records are dealt to files.
 *
 * @param targetBytes what a file should come near to before it is compressed
 * @param processes every number of reading processes that the files must divide by, as written;
 *     where any is above 1, files hold equal numbers of records
 * @param remainder what becomes of records that do not divide
 * @param globalBatch how many records all processes together take at a step; 0 where it is not said
 */
public record ShardsSpec(
    long targetBytes,
    List<Processes> processes,
    RemainderPolicy remainder,
    int globalBatch,
    Compression compression) {
  /** How the files are stored. */
  public enum Compression {
    NONE,
    GZIP
  }

  public ShardsSpec {
    processes = List.copyOf(processes);
  }

  /** The numbers of processes, each once, ascending. */
  public List<Integer> counts() {
    return Processes.merged(processes).stream().map(Processes::count).toList();
  }
}
