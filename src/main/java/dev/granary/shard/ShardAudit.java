package dev.granary.shard;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.shard.ExampleScan.NotAnExample;
import dev.granary.shard.IndexFile.Entry;
import dev.granary.storage.Storage;
import dev.granary.version.DamagedShard;
import dev.granary.version.Finding;
import dev.granary.version.ListedFindings;
import dev.granary.version.RecordPlaces;
import dev.granary.version.Shard;
import dev.granary.version.ShardFile;
import dev.granary.version.TfRecordReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads every record of the shards of a version, whose files must be those that were published, and
 * tells where a frame, an index, an example and its record id disagree. Holds one record.
 */
public final class ShardAudit {
  /** Room {@code tag} writes it. */
  static final String RECORD_ID = "granary_record_id";

  private static final String FEATURES = "features.json";
  private static final int MOST_FEATURE_BYTES = 64 << 20;
  private static final int READ_AHEAD = 1 << 18;

  private final Storage storage;
  private final String directory;
  private final boolean tagged;
  private final RecordPlaces places;
  private final ExampleScan examples = new ExampleScan(RECORD_ID);

  private ShardAudit(Storage storage, String directory, RecordPlaces places) throws IOException {
    this.storage = storage;
    this.directory = directory;
    this.places = places;
    tagged = isTagged(storage, directory);
  }

  /**
   * What is wrong with the records of these shards of the version in a directory.
   *
   * @param places gets the place of every record, as the index has it
   */
  public static List<Finding> of(
      Storage storage, String directory, List<Shard> shards, RecordPlaces places)
      throws IOException {
    ShardAudit audit = new ShardAudit(storage, directory, places);
    List<Finding> findings = new ArrayList<>();
    for (Shard shard : shards) {
      findings.addAll(audit.findings(shard));
    }
    return findings;
  }

  private List<Finding> findings(Shard shard) throws IOException {
    ListedFindings ofData = new ListedFindings(shard.data().path());
    ListedFindings ofIndex = new ListedFindings(shard.index().path());
    String path = directory + "/" + shard.data().path();
    ShardFile file = new ShardFile(path, shard.compression(), ShardFile.LONGEST);
    try (IndexFile index = IndexFile.open(storage, directory, shard);
        TfRecordReader frames =
            TfRecordReader.of(
                file,
                new BufferedInputStream(Channels.newInputStream(storage.open(path)), READ_AHEAD))) {
      index.requireDigest();
      IndexFile.Entries entries = index.entries(0);
      while (frames.position() < shard.records() && frames.next()) {
        check(shard, frames, entries.next(), ofData, ofIndex);
      }
      requireEnd(shard, frames, ofData);
    } catch (DamagedShard damage) {
      (damage.path().equals(path) ? ofData : ofIndex).add(damage.reason());
    }
    List<Finding> findings = new ArrayList<>(ofData.all());
    findings.addAll(ofIndex.all());
    return findings;
  }

  private void check(
      Shard shard,
      TfRecordReader frames,
      Entry entry,
      ListedFindings ofData,
      ListedFindings ofIndex) {
    long position = frames.position() - 1;
    if (entry.offset() != frames.offset() || entry.length() != frames.length()) {
      ofIndex.add(
          "has another offset or length for record %d (from 0) than the shard".formatted(position));
    }
    places.add(shard.data().path(), position, entry.id());
    try {
      Optional<String> tag = examples.scan(frames.data(), frames.length());
      if (tag.isPresent() ? !tag.get().equals(entry.id().toString()) : tagged) {
        ofIndex.add(
            "says that record %d (from 0) is %s, which is not what its example says"
                .formatted(position, entry.id()));
      }
    } catch (NotAnExample invalid) {
      ofData.add(
          "record %d (from 0) is no tf.Example: %s".formatted(position, invalid.getMessage()));
    }
  }

  private static void requireEnd(Shard shard, TfRecordReader frames, ListedFindings ofData)
      throws IOException {
    if (frames.position() < shard.records()) {
      ofData.add("ends after %d of %d records".formatted(frames.position(), shard.records()));
    } else if (frames.pass()) {
      ofData.add("holds more than the %d records of the manifest".formatted(shard.records()));
    }
  }

  /** Whether every example must name its record. */
  private static boolean isTagged(Storage storage, String directory) throws IOException {
    String path = directory + "/" + FEATURES;
    return storage.exists(path)
        && new ObjectMapper()
            .readTree(storage.read(path, MOST_FEATURE_BYTES))
            .path("featuresDict")
            .path("features")
            .has(RECORD_ID);
  }
}
