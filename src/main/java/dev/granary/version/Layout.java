package dev.granary.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the records lie in files. It exists only if it adds up and divides: sums are right, no shard
 * is empty, and every number of processes gets equal parts.
 *
 * @param readers the numbers of processes that the files of every split divide by
 * @param remainder what became of the records that do not
 */
public record Layout(
    List<SplitEntry> splits, List<Shard> shards, Readers readers, Remainder remainder) {
  public Layout {
    splits = List.copyOf(splits);
    shards = List.copyOf(shards);
    if (shards.isEmpty()) {
      throw new IllegalArgumentException("a version needs at least one shard");
    }
    requireSplits(splits, shards);
    requireOneCompression(shards);
    for (SplitEntry split : splits) {
      requireSums(split, ofSplit(split.name(), shards));
      requireDivision(split, readers.counts(), ofSplit(split.name(), shards));
    }
  }

  /** The shards of a split, by number. */
  public List<Shard> shardsOf(String split) {
    return ofSplit(split, shards);
  }

  /** How all of its shards are stored. */
  public Compression compression() {
    return shards.get(0).compression();
  }

  /** What each process reads, for every number of processes. */
  public List<ReadingPlan> plans() {
    return readers.processes().stream()
        .map(processes -> ReadingPlan.of(processes, readers.globalBatch(), splits))
        .toList();
  }

  /** The SHA-256 over the shards' names and digests: equal data has equal digests. */
  public Sha256 contentDigest() {
    MessageDigest digest = Sha256.digest();
    shards.stream()
        .map(Shard::data)
        .sorted(Comparator.comparing(FileEntry::path))
        .forEach(
            file -> {
              digest.update(file.path().getBytes(StandardCharsets.UTF_8));
              digest.update((byte) 0);
              digest.update(file.sha256().bytes());
            });
    return Sha256.finish(digest);
  }

  private static void requireSplits(List<SplitEntry> splits, List<Shard> shards) {
    Set<String> names = splits.stream().map(SplitEntry::name).collect(Collectors.toSet());
    if (names.size() != splits.size()) {
      throw new IllegalArgumentException("two splits have the same name");
    }
    for (Shard shard : shards) {
      if (!names.contains(shard.split())) {
        throw new IllegalArgumentException(
            "shard %s is of split %s, which is not listed"
                .formatted(shard.data().path(), shard.split()));
      }
    }
  }

  private static void requireOneCompression(List<Shard> shards) {
    if (shards.stream().map(Shard::compression).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "some shards are compressed and some are not, but readers are told once for all");
    }
  }

  private static void requireSums(SplitEntry split, List<Shard> shards) {
    long records = shards.stream().mapToLong(Shard::records).sum();
    long bytes = shards.stream().mapToLong(shard -> shard.data().bytes()).sum();
    Size found = new Size(records, shards.size(), bytes);
    if (!found.equals(split.size())) {
      throw new IllegalArgumentException(
          "split %s says %s, its shards add up to %s".formatted(split.name(), split.size(), found));
    }
  }

  private static void requireDivision(
      SplitEntry split, List<Integer> processes, List<Shard> shards) {
    for (int count : processes) {
      if (count < 1 || shards.size() % count != 0) {
        throw new IllegalArgumentException(
            "the %d files of split %s do not divide by %d processes"
                .formatted(shards.size(), split.name(), count));
      }
      if (count > 1 && shards.stream().mapToLong(Shard::records).distinct().count() > 1) {
        throw new IllegalArgumentException(
            "the files of split %s hold unequal numbers of records, so %d processes"
                    .formatted(split.name(), count)
                + " would read unequal parts");
      }
    }
  }

  private static List<Shard> ofSplit(String split, List<Shard> shards) {
    return shards.stream().filter(shard -> shard.split().equals(split)).toList();
  }
}
