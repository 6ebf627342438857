package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The check before training: every byte of the shards and of their indexes is read, their lengths,
 * digests and numbers of records are compared with the manifest, and who gets a list of shards may
 * open them. A trainer's own reader does not do so: TensorFlow takes many cut files for whole ones.
 */
public final class TrustedShards {
  private TrustedShards() {}

  /**
   * All shards of a version; fails with {@link UntrustedShards} unless each is what was published.
   *
   * @param manifest as {@link Versions#manifest} gives it, so that it is the one of the history
   */
  public static List<Shard> of(Storage storage, PublishedVersion version, Manifest manifest)
      throws IOException {
    return of(storage, version, manifest, manifest.draft().layout().shards());
  }

  /** Some shards of a version; nothing else is read. */
  public static List<Shard> of(
      Storage storage, PublishedVersion version, Manifest manifest, List<Shard> shards)
      throws IOException {
    List<Finding> findings = FileChecks.ofShards(storage, version.directory(), manifest, shards);
    if (!findings.isEmpty()) {
      throw new UntrustedShards(version, findings);
    }
    return List.copyOf(shards);
  }

  /**
   * The shards that one process of several reads: of each split the files whose number leaves the
   * rest {@code process} when it is divided by {@code count}, as TensorFlow's {@code shard} deals
   * them. Nothing else is read.
   */
  public static List<Shard> ofProcess(
      Storage storage, PublishedVersion version, Manifest manifest, int process, int count)
      throws IOException {
    return of(storage, version, manifest, part(manifest.draft().layout(), process, count));
  }

  private static List<Shard> part(Layout layout, int process, int count) {
    if (count < 1 || process < 0 || process >= count) {
      throw new IllegalArgumentException(
          "there is no process %d of %d; they are counted from 0".formatted(process, count));
    }
    List<Shard> part = new ArrayList<>();
    for (SplitEntry split : layout.splits()) {
      List<Shard> shards = layout.shardsOf(split.name());
      if (shards.size() % count != 0) {
        throw new IllegalArgumentException(
            "the %d files of split %s do not divide by %d processes"
                .formatted(shards.size(), split.name(), count));
      }
      for (int number = process; number < shards.size(); number += count) {
        part.add(shards.get(number));
      }
    }
    return part;
  }
}
