package dev.granary.compare;

import dev.granary.lineage.LineageFiles;
import dev.granary.spec.SettingChange;
import dev.granary.storage.Storage;
import dev.granary.version.Build;
import dev.granary.version.Manifest;
import dev.granary.version.SourceTally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that differs between an earlier and a later version; what is the same is not listed.
 *
 * @param whole all splits together
 * @param settings what the specs say otherwise; empty too where a version does not hold its spec
 * @param statistics absent where a version keeps none
 * @param gates those that came out otherwise
 * @param build what else the versions were made by and for, as settings
 */
public record VersionComparison(
    Side before,
    Side after,
    RecordChanges records,
    SplitChange whole,
    List<SplitChange> splits,
    List<SourceChange> sources,
    List<InputChange> inputs,
    Optional<StatisticsChange> statistics,
    List<GateChange> gates,
    List<SettingChange> settings,
    List<SettingChange> build) {
  public VersionComparison {
    splits = List.copyOf(splits);
    sources = List.copyOf(sources);
    inputs = List.copyOf(inputs);
    gates = List.copyOf(gates);
    settings = List.copyOf(settings);
    build = List.copyOf(build);
  }

  /**
   * Compares two versions of a dataset. Shards are not read.
   *
   * @param most how many records to keep as examples of each kind of change
   */
  public static VersionComparison of(Storage storage, Side before, Side after, int most)
      throws IOException {
    CompareManifests manifests = new CompareManifests(before.manifest(), after.manifest());
    List<InputChange> inputs = manifests.inputs();
    return new VersionComparison(
        before,
        after,
        inputs.isEmpty() && haveSameLedger(before, after)
            ? RecordChanges.none(kept(before))
            : JoinLedgers.compare(storage, before, after, manifests.sameInputs(), most),
        manifests.whole(),
        manifests.splits(),
        manifests.sources(),
        inputs,
        CompareStatistics.of(storage, before, after),
        CompareGates.of(storage, before, after),
        settings(before, after),
        build(before, after));
  }

  /** Whether both hold the same data, byte for byte. */
  public boolean isSameData() {
    return before.manifest().contentDigest().equals(after.manifest().contentDigest());
  }

  /** Whether the specs say the same of the records. */
  public boolean isSameSpec() {
    return before
        .manifest()
        .draft()
        .build()
        .specDigest()
        .equals(after.manifest().draft().build().specDigest());
  }

  /** Whether anything differs; run key, time and person never count. */
  public boolean isDifferent() {
    boolean sameLists =
        splits.isEmpty()
            && sources.isEmpty()
            && inputs.isEmpty()
            && gates.stream().noneMatch(GateChange::isOfOtherVerdict)
            && statistics.filter(StatisticsChange::isChange).isEmpty()
            && settings.isEmpty()
            && build.isEmpty();
    return !sameLists || records.isChange() || !isSameData() || !isSameSpec();
  }

  private static boolean haveSameLedger(Side before, Side after) {
    return LineageFiles.ledgerIn(before.manifest()).equals(LineageFiles.ledgerIn(after.manifest()));
  }

  private static long kept(Side side) {
    return side.manifest().draft().sources().stream()
        .map(SourceTally::tally)
        .mapToLong(tally -> tally.kept())
        .sum();
  }

  private static List<SettingChange> settings(Side before, Side after) {
    return before.spec().isPresent() && after.spec().isPresent()
        ? before.spec().get().changesTo(after.spec().get())
        : List.of();
  }

  /** What the specs tell by themselves is told only where one of them is not known. */
  private static List<SettingChange> build(Side before, Side after) {
    Build earlier = before.manifest().draft().build();
    Build later = after.manifest().draft().build();
    List<SettingChange> changes = new ArrayList<>();
    add(changes, "code version", earlier.codeVersion(), later.codeVersion());
    if (before.spec().isEmpty() || after.spec().isEmpty()) {
      add(changes, "seed", Long.toString(earlier.seed()), Long.toString(later.seed()));
      add(changes, "processes", processes(before.manifest()), processes(after.manifest()));
      add(changes, "spec digest", earlier.specDigest().hex(), later.specDigest().hex());
    }
    return changes;
  }

  private static String processes(Manifest manifest) {
    return manifest.draft().layout().readers().counts().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static void add(List<SettingChange> changes, String name, String before, String after) {
    if (!before.equals(after)) {
      changes.add(new SettingChange(name, Optional.of(before), Optional.of(after)));
    }
  }
}
