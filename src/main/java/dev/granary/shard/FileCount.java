package dev.granary.shard;

import dev.granary.shard.ShardSettings.Dealing;

/**
 * How many files a split has. It is a multiple of what all numbers of processes divide; of those
 * the one that brings files nearest to the target size, or more, so that each process of the
 * largest number has {@link #FILES_OF_PROCESS} files, as long as files stay at or above {@link
 * #LEAST_BYTES}. No file is empty.
 */
final class FileCount {
  /** Fewer files cannot be shuffled well, nor read by many threads of a process. */
  static final int FILES_OF_PROCESS = 10;

  /** Smaller files cost more to open than to read. */
  static final long LEAST_BYTES = 10L << 20;

  private FileCount() {}

  /** The number of files; 0 where there are too few records for one in each. */
  static int of(long records, long bytes, Dealing dealing) {
    int multiple = dealing.multiple();
    long most = Math.min(records, Dealing.MOST_FILES) / multiple;
    if (most == 0) {
      return 0;
    }
    long near = Math.round((double) bytes / dealing.targetBytes() / multiple);
    long wanted = -Math.floorDiv(-(long) FILES_OF_PROCESS * dealing.largest(), multiple);
    long large = bytes / LEAST_BYTES / multiple;
    long times = Math.max(Math.max(near, Math.min(wanted, large)), 1);
    return Math.toIntExact(Math.min(times, most) * multiple);
  }
}
