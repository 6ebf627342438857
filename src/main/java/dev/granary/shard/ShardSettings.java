package dev.granary.shard;

import dev.granary.coding.Partitions;
import dev.granary.record.RemainderPolicy;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import dev.granary.version.ShardName;
import java.io.Serializable;
import java.util.Collection;
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
   * @param largest the largest number of processes that read them
   * @param remainder what becomes of records that do not divide
   */
  public record Dealing(long targetBytes, int multiple, int largest, RemainderPolicy remainder)
      implements Serializable {
    /** File numbers have five digits. */
    public static final int MOST_FILES = ShardName.MOST_SHARDS;

    public Dealing {
      if (targetBytes < 1 || multiple < 1 || multiple > MOST_FILES || multiple % largest != 0) {
        throw new IllegalArgumentException(
            "files of " + targetBytes + " bytes in multiples of " + multiple + " cannot be dealt");
      }
    }

    /** Files that every one of some numbers of processes divides. */
    public static Dealing over(
        Collection<Integer> processes, long targetBytes, RemainderPolicy remainder) {
      int multiple = 1;
      int largest = 1;
      for (int count : processes) {
        multiple = Math.multiplyExact(multiple / gcd(multiple, count), count);
        largest = Math.max(largest, count);
      }
      return new Dealing(targetBytes, multiple, largest, remainder);
    }

    private static int gcd(int a, int b) {
      return b == 0 ? a : gcd(b, a % b);
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
