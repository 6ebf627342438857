package dev.granary.compare;

import dev.granary.compare.RecordChanges.Both;
import dev.granary.lineage.LedgerRow;
import dev.granary.spec.SettingChange;
import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Shard;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds records that say something else under the same id, as far as ledger and index tell. Where a
 * source has no key the id is the content; where it has one, a record that was read from the same
 * place of the same file is the same; of the others those have changed whose examples are of
 * another length, and the rest may have. A shard that is the same file in both holds the same
 * records.
 */
final class ContentCheck implements Closeable {
  /** What the length of an example depends on, apart from the record. */
  private static final List<String> SHAPING = List.of("features", "schema", "tag", "order of");

  private final Side before;
  private final Side after;
  private final PayloadLengths lengthsBefore;
  private final PayloadLengths lengthsAfter;
  private final Set<String> sameShards;
  private final boolean lengthsTell;
  private final Map<String, Boolean> keyed = new HashMap<>();
  private final Sample.Counting<Both> changed;
  private long unproven;

  ContentCheck(Storage storage, Side before, Side after, int most) {
    this.before = before;
    this.after = after;
    this.lengthsBefore = new PayloadLengths(storage, before);
    this.lengthsAfter = new PayloadLengths(storage, after);
    this.sameShards = sameShards(before, after);
    this.lengthsTell = areShapedAlike(before, after);
    this.changed = new Sample.Counting<>(most);
  }

  /** Looks at records of one id that both versions keep. */
  void check(SameId earlier, SameId later) throws IOException {
    boolean single = earlier.kept() == 1 && later.kept() == 1;
    if (earlier.isReadFromWhere(later)
        || !hasKey(earlier.firstKept().source())
        || (single && isInSameShard(earlier.firstKept(), later.firstKept()))) {
      return;
    }
    if (single && lengthsTell && haveOtherLengths(earlier, later)) {
      changed.add(1, new Both(earlier.firstKept(), later.firstKept()));
    } else {
      unproven += Math.min(earlier.kept(), later.kept());
    }
  }

  Sample<Both> changed() {
    return changed.sample();
  }

  long unproven() {
    return unproven;
  }

  @Override
  public void close() throws IOException {
    try (lengthsBefore) {
      lengthsAfter.close();
    }
  }

  private boolean haveOtherLengths(SameId earlier, SameId later) throws IOException {
    return lengthsBefore.of(earlier.firstKept()) != lengthsAfter.of(later.firstKept());
  }

  private boolean isInSameShard(LedgerRow earlier, LedgerRow later) {
    return earlier.published().equals(later.published())
        && sameShards.contains(earlier.published().orElseThrow().shard());
  }

  private static Set<String> sameShards(Side before, Side after) {
    Set<FileEntry> same = files(before);
    same.retainAll(files(after));
    return same.stream().map(FileEntry::path).collect(Collectors.toSet());
  }

  private static Set<FileEntry> files(Side side) {
    return side.manifest().draft().layout().shards().stream()
        .map(Shard::data)
        .collect(Collectors.toSet());
  }

  /** A version that does not tell its spec may have had a key. */
  private boolean hasKey(String source) {
    return keyed.computeIfAbsent(
        source,
        name ->
            before.spec().map(spec -> spec.hasKey(name)).orElse(true)
                || after.spec().map(spec -> spec.hasKey(name)).orElse(true));
  }

  private static boolean areShapedAlike(Side before, Side after) {
    if (before.spec().isEmpty() || after.spec().isEmpty()) {
      return false;
    }
    List<SettingChange> changes = before.spec().get().changesTo(after.spec().get());
    return before
            .manifest()
            .draft()
            .build()
            .codeVersion()
            .equals(after.manifest().draft().build().codeVersion())
        && changes.stream()
            .noneMatch(change -> SHAPING.stream().anyMatch(change.path()::startsWith));
  }
}
