package dev.granary.reshard;

import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.shard.WrittenShard;
import dev.granary.version.Build;
import dev.granary.version.Draft;
import dev.granary.version.FileEntry;
import dev.granary.version.Layout;
import dev.granary.version.Remainder;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import dev.granary.version.Size;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import dev.granary.version.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the manifest of the new version says, apart from its number. */
record NewDraft(OldVersion old, Wish wish) {

  Draft of(
      List<WrittenShard> written,
      List<RecordId> remainder,
      Map<String, Long> dropped,
      String codeVersion) {
    Draft draft = old.manifest().draft();
    Build build =
        new Build(
            draft.build().dataset(),
            draft.build().specDigest(),
            codeVersion,
            draft.build().runKey(),
            draft.build().seed(),
            old.manifest().version().toString());
    List<RecordId> ids = new ArrayList<>(remainder);
    if (!wish.remainder().fills() && !old.remainder().fills()) {
      ids.addAll(old.remainderIds());
    }
    List<SourceTally> sources =
        draft.sources().stream()
            .map(source -> without(source, dropped.getOrDefault(source.name(), 0L)))
            .toList();
    return new Draft(build, draft.inputs(), sources, layout(written, ids));
  }

  private Layout layout(List<WrittenShard> written, List<RecordId> remainder) {
    List<SplitEntry> splits = new ArrayList<>();
    List<Shard> shards = new ArrayList<>();
    List<SplitEntry> before = old.manifest().draft().layout().splits();
    for (int split = 0; split < before.size(); split++) {
      int number = split;
      String name = before.get(split).name();
      List<Shard> own =
          written.stream()
              .filter(shard -> shard.split() == number)
              .map(s -> shard(name, s))
              .toList();
      Size size =
          new Size(
              own.stream().mapToLong(Shard::records).sum(),
              own.size(),
              own.stream().mapToLong(shard -> shard.data().bytes()).sum());
      splits.add(new SplitEntry(name, size, before.get(split).classes()));
      shards.addAll(own);
    }
    return new Layout(splits, shards, wish.readers(), new Remainder(wish.remainder(), remainder));
  }

  private Shard shard(String split, WrittenShard written) {
    return new Shard(
        split,
        written.records(),
        old.compression(),
        new FileEntry(written.name(), written.bytes(), new Sha256(written.sha256())),
        new FileEntry(
            WrittenShard.indexOf(written.name()),
            Shard.indexBytes(written.records()),
            new Sha256(written.indexSha256())));
  }

  private static SourceTally without(SourceTally source, long dropped) {
    Tally tally = source.tally();
    SortedMap<String, Long> reasons = new TreeMap<>(tally.dropped());
    if (dropped > 0) {
      reasons.merge(Reason.SHARD_REMAINDER.name(), dropped, Long::sum);
    }
    return new SourceTally(
        source.name(),
        source.licence(),
        new Tally(tally.read(), tally.kept() - dropped, reasons, tally.quarantined()));
  }
}
