package dev.granary.launch.shards;

import dev.granary.version.FileEntry;
import java.util.List;
import java.util.Map;

/**
 * Which of the files that are wanted stand in the store. Files with equal bytes are one.
 *
 * @param missing not there, or there and not sound
 * @param sound were read now, and kept still for long enough to be remembered
 * @param read how many were read
 * @param known how many needed no reading
 */
record Standing(List<FileEntry> missing, Map<FileEntry, FileMark> sound, int read, int known) {
  long missingBytes() {
    return missing.stream().mapToLong(FileEntry::bytes).sum();
  }
}
