package dev.granary.shard;

import dev.granary.coding.Partitions;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * How records are dealt to files, and where those go.
 *
 * @param splits the names of the splits, by number
 */
public record ShardSettings(
    String dataset, List<String> splits, Dealing dealing, Compression compression, Places places)
    implements Serializable {
  public ShardSettings {
    splits = List.copyOf(splits);
  }

  /**
   * How many files there are.
   *
   * @param targetBytes what a file should come near to before it is compressed
   * @param multiple what the number of files must be a multiple of; where it is above 1, files hold
   *     equal numbers of records
   */
  public record Dealing(long targetBytes, int multiple) implements Serializable {
    /** File numbers have five digits. */
    static final int MOST_FILES = 100_000;

    public Dealing {
      if (targetBytes < 1 || multiple < 1 || multiple > MOST_FILES) {
        throw new IllegalArgumentException(
            "files of " + targetBytes + " bytes in multiples of " + multiple + " cannot be dealt");
      }
    }
  }

  /**
   * Where the spill waits and where the files are staged, and the partitions of both orders.
   *
   * @param seed decides the order of records
   */
  public record Places(
      Storage storage, String spill, String staging, Partitions order, Partitions ledger, long seed)
      implements Serializable {}

  String shardName(int split, int file, int files) {
    return String.format(
        Locale.ROOT, "%s-%s.tfrecord-%05d-of-%05d", dataset, splits.get(split), file, files);
  }
}
