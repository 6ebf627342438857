package dev.granary.reshard;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.Deal;
import dev.granary.shard.ShardSettings.Dealing;
import dev.granary.shard.WrittenShard;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.tag.DatasetInfo;
import dev.granary.tag.SplitShards;
import dev.granary.tag.TfdsMetadata;
import dev.granary.version.Candidate;
import dev.granary.version.Draft;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.ProcessLists;
import dev.granary.version.PublishOutcome;
import dev.granary.version.Publisher;
import dev.granary.version.Shard;
import dev.granary.version.Stamp;
import dev.granary.version.VersionNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lays a published version out for other processes: its records, in the order they have, go to the
 * files that a run with these wishes would have written, compressed where they were. Nothing but
 * the shards is computed again; a record is in memory at a time.
 */
public final class DealAnew {
  private static final int MOST_BYTES = 64 << 20;

  private final OldVersion old;
  private final Wish wish;
  private final List<Deal> deals;

  private DealAnew(OldVersion old, Wish wish, List<Deal> deals) {
    this.old = old;
    this.wish = wish;
    this.deals = List.copyOf(deals);
  }

  /** Plans, and writes nothing; fails with {@link CannotDeal} and says what to wish instead. */
  public static DealAnew plan(Storage storage, String directory, Manifest manifest, Wish wish)
      throws IOException {
    OldVersion old = OldVersion.read(storage, directory, manifest);
    requireSameWeights(old, wish);
    Dealing dealing = Dealing.over(wish.readers().counts(), wish.targetBytes(), wish.remainder());
    List<Deal> deals = new ArrayList<>();
    for (OldSplit split : old.splits()) {
      Deal deal = Deal.of(split.records(), split.bytes(), dealing);
      if (deal.files() == 0) {
        throw new CannotDeal(
            "split %s has %d records, too few for %d files; name fewer processes"
                .formatted(split.name(), split.records(), dealing.multiple()));
      }
      deals.add(deal);
    }
    return new DealAnew(old, wish, deals);
  }

  /** The weights of examples are in their bytes: only a run can write them. */
  private static void requireSameWeights(OldVersion old, Wish wish) throws CannotDeal {
    boolean has = old.remainder() == RemainderPolicy.PAD;
    boolean needs = wish.remainder() == RemainderPolicy.PAD;
    if (has != needs) {
      throw new CannotDeal(
          has
              ? "the examples of version %s carry %s, which only the remainder pad may have; keep it,"
                      .formatted(old.manifest().version(), RemainderPolicy.WEIGHT)
                  + " or run the spec with another shards.remainder"
              : "the examples of version %s do not carry %s; run the spec with shards.remainder: pad"
                  .formatted(old.manifest().version(), RemainderPolicy.WEIGHT));
    }
  }

  /** How each split would be dealt, in the order of the version. */
  public List<Deal> deals() {
    return deals;
  }

  /** Whether no file would be different. */
  public boolean keepsFiles() {
    Layout layout = old.manifest().draft().layout();
    for (int i = 0; i < deals.size(); i++) {
      Deal deal = deals.get(i);
      List<Shard> shards = layout.shardsOf(layout.splits().get(i).name());
      if (shards.size() != deal.files()
          || layout.splits().get(i).size().records() != deal.dealt()) {
        return false;
      }
    }
    return old.remainder() == wish.remainder()
        || deals.stream().allMatch(d -> d.dealt() == d.records());
  }

  /** Whether the version is already what is wished. */
  public boolean changesNothing() {
    Layout layout = old.manifest().draft().layout();
    return keepsFiles()
        && layout.readers().equals(wish.readers())
        && layout.remainder().policy() == wish.remainder();
  }

  /** Writes the new version to a staging directory and publishes it. */
  public PublishOutcome publish(
      Publisher publisher, String staging, Stamp stamp, String codeVersion) throws IOException {
    LedgerAnew ledger = new LedgerAnew(old, deals);
    ledger.write(staging);
    ShardsAnew shards = new ShardsAnew(old, staging);
    List<WrittenShard> written = new ArrayList<>();
    for (int split = 0; split < deals.size(); split++) {
      written.addAll(shards.write(split, deals.get(split)));
    }
    Draft draft =
        new NewDraft(old, wish).of(written, shards.remainder(), ledger.dropped(), codeVersion);
    CopiedFiles.copy(old, staging);
    put(staging, ProcessLists.of(draft.build().dataset(), draft.layout()));
    VersionNumber was = old.manifest().version();
    String description = description();
    return publisher.publish(
        new Candidate(staging, was.major(), was.minor(), draft),
        stamp,
        number -> numbered(number, draft, description));
  }

  private Map<String, byte[]> numbered(VersionNumber number, Draft draft, String description) {
    Map<String, byte[]> files =
        new TreeMap<>(new ReportAnew(old, wish, draft).files(number.toString()));
    Layout layout = draft.layout();
    List<SplitShards> splits =
        layout.splits().stream()
            .map(
                split ->
                    new SplitShards(
                        split.name(),
                        layout.shardsOf(split.name()).stream().map(Shard::records).toList(),
                        split.size().bytes()))
            .toList();
    DatasetInfo info =
        new DatasetInfo(draft.build().dataset(), number.toString(), description, splits);
    files.put(
        TfdsMetadata.DATASET_INFO_FILE,
        TfdsMetadata.datasetInfo(info).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private String description() throws IOException {
    String path = old.directory() + "/" + TfdsMetadata.DATASET_INFO_FILE;
    return new ObjectMapper()
        .readTree(old.storage().read(path, MOST_BYTES))
        .path("description")
        .asText();
  }

  private void put(String staging, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      try (OutputStream out =
          old.storage().create(staging + "/" + file.getKey(), Durability.DURABLE)) {
        out.write(file.getValue());
      }
    }
  }
}
