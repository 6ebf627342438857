package dev.granary.pipeline;

import dev.granary.coding.CandidateRow;
import dev.granary.coding.Ordinal;
import dev.granary.coding.PairRow;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.dedup.near.SketchText;
import dev.granary.dedup.near.SketchedText;
import dev.granary.record.RecordId;
import dev.granary.shard.ExampleFeatures;
import dev.granary.shard.ShardReader;
import dev.granary.signature.RowFile;
import dev.granary.signature.SignatureRule.Files;
import dev.granary.signature.SignedRow;
import dev.granary.storage.Storage;
import dev.granary.version.Manifest;
import dev.granary.version.Shard;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;

/** Reads the texts of some records of one earlier version out of its shards. */
final class EarlierTexts {
  /** So much waits to be sent. */
  private static final int MOST_WAITING = 4 << 20;

  private static final RecordId NOTHING = new RecordId(0, 0);
  private static final RecordRow.Facts NO_FACTS =
      new RecordRow.Facts(0, 0, 0, 0, 0, RecordRow.NO_SPLIT, 0, RecordRow.Merit.NONE);

  private final FetchEarlier.Plan plan;
  private final EarlierVersions.Earlier version;
  private final Storage storage;
  private final SketchText sketch;
  private final List<byte[]> names;
  private final ExampleFeatures features = new ExampleFeatures();
  private final RowBuffer content = new RowBuffer(1 << 10);
  private final RowBuffer row = new RowBuffer(RecordRow.WIDTH);
  private final RowRouter candidates = new RowRouter();
  private int waiting;

  EarlierTexts(FetchEarlier.Plan plan, EarlierVersions.Earlier version) {
    this.plan = plan;
    this.version = version;
    storage = plan.places().storage();
    sketch = new SketchText(plan.rule());
    names = version.rule().features().stream().map(ExampleFeatures::name).toList();
  }

  /** Where a record that may be like a new one is. */
  private record Found(int shard, int position, RecordId id, long ordinal, long component) {}

  /** Sends those of some members that are of this version, and in it. */
  void fetch(byte[] members, OutputReceiver<KV<Integer, byte[]>> out) throws IOException {
    List<Found> found = find(members);
    if (found.isEmpty()) {
      return;
    }
    found.sort(Comparator.comparingInt(Found::shard).thenComparingInt(Found::position));
    List<Shard> shards = manifest().draft().layout().shards();
    for (int from = 0; from < found.size(); ) {
      int number = found.get(from).shard();
      try (ShardReader reader =
          ShardReader.openUnproven(storage, version.directory(), shards.get(number))) {
        for (; from < found.size() && found.get(from).shard() == number; from++) {
          send(reader, found.get(from));
        }
      }
      if (waiting > MOST_WAITING) {
        candidates.flush(out);
        waiting = 0;
      }
    }
    candidates.flush(out);
  }

  /** A record that is not in the version went when it was made: nobody goes for it. */
  private List<Found> find(byte[] members) throws IOException {
    List<Found> found = new ArrayList<>();
    Partitions parts = new Partitions(version.rule().files().records());
    Map<Integer, byte[]> signed = new HashMap<>();
    for (int member = 0; member < members.length; member += PairRow.WIDTH) {
      long ordinal = PairRow.first(members, member);
      if (version.has(ordinal)) {
        long theirs = ordinal - version.raise();
        int part = parts.of(Ordinal.spread(theirs));
        if (!signed.containsKey(part)) {
          signed.put(part, signed(part));
        }
        byte[] rows = signed.get(part);
        int row = SignedRow.find(rows, theirs);
        if (row >= 0) {
          found.add(
              new Found(
                  SignedRow.shard(rows, row),
                  SignedRow.position(rows, row),
                  SignedRow.id(rows, row),
                  ordinal,
                  PairRow.second(members, member)));
        }
      }
    }
    return found;
  }

  /** A part that no record fell in was never written. */
  private byte[] signed(int part) throws IOException {
    String path = version.directory() + "/" + Files.records(part);
    return storage.exists(path) ? RowFile.read(storage, path, SignedRow.WIDTH) : new byte[0];
  }

  private Manifest manifest() throws IOException {
    Versions published = Versions.of(storage, plan.versions().root(), plan.versions().dataset());
    return published.manifest(published.resolve(version.name()));
  }

  private void send(ShardReader reader, Found found) throws IOException {
    if (!reader.id(found.position()).equals(found.id())) {
      throw new IOException(
          "version %s: its signatures tell of record %s where its shard has another; granary verify tells more"
              .formatted(version.name(), found.id()));
    }
    byte[] example = reader.record(found.position());
    features.take(example, example.length);
    byte[] text = features.text(names);
    sketch.take(text, 0, text.length);
    if (sketch.shingles() == 0) {
      return;
    }
    SketchedText.put(content, sketch.hashes(), text, text.length);
    row.clear();
    RecordRow.put(row, NOTHING, found.id(), found.ordinal(), NO_FACTS);
    int partition = plan.components().of(Ordinal.spread(found.component()));
    CandidateRow.put(
        candidates.to(partition),
        found.component(),
        row.bytes(),
        0,
        content.bytes(),
        0,
        content.size());
    waiting += CandidateRow.CONTENT + content.size();
  }
}
