package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.checker.Checker;
import dev.granary.checker.Claim;
import dev.granary.checker.Records;
import dev.granary.checker.Rule;
import dev.granary.checker.Snapshot;
import dev.granary.checker.Verdict;
import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The checker finds each violation that is planted, by the rule that it breaks. */
class PlantedViolationsTest {
  private static final String SHARD = "strikes-train.tfrecord-00000-of-00002";
  private static final String INDEX = "index/" + SHARD + ".index";

  @TempDir static Path folder;

  private static Place sound;
  private static Snapshot first;
  private static Snapshot both;
  private static Records records;

  private Place place;
  private Forgery forgery;

  @BeforeAll
  static void publishTwice() throws IOException {
    SmallStrikes few = SmallStrikes.in(folder.resolve("few"), 120);
    SmallStrikes more = SmallStrikes.in(folder.resolve("more"), 180);
    sound = Place.in(folder.resolve("sound"));
    CommandOn command = new CommandOn(new LocalStorage());
    assertThat(command.execute(sound.run(few, "2026-11-19")).exit()).isZero();
    first = sound.snapshot();
    assertThat(command.execute(sound.run(more, "2026-11-20")).exit()).isZero();
    both = sound.snapshot();
    records = Records.ofLatest(sound.dataset());
  }

  @BeforeEach
  void copy(TestInfo test) throws IOException {
    place = sound.copiedTo(folder.resolve(test.getTestMethod().orElseThrow().getName()));
    forgery = new Forgery(place.dataset());
  }

  @Test
  void aSoundTreePasses() throws IOException {
    Verdict verdict =
        Checker.of(place.dataset())
            .after(first)
            .expecting(records)
            .claiming(new Claim.Published(Optional.of("1.0.1")))
            .tidy()
            .check();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.visible())
        .extracting(Verdict.Visible::version)
        .containsExactly("1.0.0", "1.0.1");
    assertThat(records.times().values()).as("some have copies").contains(1, 3);
  }

  @Test
  void aSoundTreeThatIsSealedAgainPasses() throws IOException {
    forgery.seal("1.0.1", 0, forgery.manifest("1.0.1").at("/shards/0/records").asLong());

    assertThat(Checker.of(place.dataset()).after(both).check().violations()).isEmpty();
  }

  @Test
  void aMissingShard() throws IOException {
    Files.delete(forgery.version("1.0.1").resolve(SHARD));

    assertFound(Rule.WHOLE, "1.0.1/" + SHARD, "a file that the manifest lists", "none");
  }

  @Test
  void aFlippedByteInAShard() throws IOException {
    forgery.flip(forgery.version("1.0.1").resolve(SHARD), 40);

    assertFound(Rule.WHOLE, "1.0.1/" + SHARD, "TFRecord", "no the checksum of a record at byte 0");
  }

  @Test
  void aFlippedByteInAFileThatNobodyReads() throws IOException {
    forgery.flip(forgery.version("1.0.1").resolve("report.html"), 40);

    assertFound(Rule.WHOLE, "1.0.1/report.html", "SHA-256", "SHA-256");
  }

  @Test
  void aShardThatIsCutAtARecordWithItsSizeAdapted() throws IOException {
    cutLastRecord(forgery.version("1.0.1").resolve(SHARD));
    forgery.seal("1.0.1", 0, forgery.manifest("1.0.1").at("/shards/0/records").asLong());

    assertFound(Rule.WHOLE, "1.0.1/" + SHARD, "records", "");
  }

  @Test
  void aRecordThatIsLostWithAllCountsAdapted() throws IOException {
    loseLastRecordOf("1.0.1");

    assertFound(Rule.RECORDS, "1.0.1/ledger", "the same records", "1 only in the ledger");
    assertThat(judged(Checker.of(place.dataset()).after(first).expecting(records)))
        .anyMatch(said -> said.startsWith("V2 1.0.1: expected record "));
  }

  @Test
  void aRecordThatIsThereTwice() throws IOException {
    Path shard = forgery.version("1.0.1").resolve(SHARD);
    byte[] content = Files.readAllBytes(shard);
    int start = startOfLastRecord(content);
    Files.write(
        shard, Arrays.copyOfRange(content, start, content.length), StandardOpenOption.APPEND);
    byte[] index = entriesOf("1.0.1");
    byte[] doubled = Arrays.copyOf(index, index.length + 28);
    System.arraycopy(index, index.length - 28, doubled, index.length, 28);
    ByteBuffer.wrap(doubled).order(ByteOrder.LITTLE_ENDIAN).putLong(index.length, content.length);
    writeIndex("1.0.1", doubled);
    forgery.seal("1.0.1", 0, 1 + forgery.manifest("1.0.1").at("/shards/0/records").asLong());

    assertFound(Rule.RECORDS, "1.0.1/ledger", "the same records", "1 only in the shards");
  }

  @Test
  void anIndexThatPointsElsewhere() throws IOException {
    byte[] index = entriesOf("1.0.1");
    index[8 + 28] ^= 1;
    writeIndex("1.0.1", index);
    forgery.seal("1.0.1", 0, forgery.manifest("1.0.1").at("/shards/0/records").asLong());

    assertFound(Rule.WHOLE, "1.0.1/" + INDEX, "record 1 at", "");
  }

  @Test
  void anIndexOfOtherRecords() throws IOException {
    byte[] index = entriesOf("1.0.1");
    index[8 + 12] ^= 1;
    writeIndex("1.0.1", index);
    forgery.seal("1.0.1", 0, forgery.manifest("1.0.1").at("/shards/0/records").asLong());

    assertFound(Rule.RECORDS, "1.0.1/ledger", "the same records", "1 only in the ledger");
  }

  @Test
  void aConservationThatIsOffByOne() throws IOException {
    forgery.forgeManifest(
        "1.0.1",
        manifest -> {
          ObjectNode dropped = (ObjectNode) manifest.at("/sources/0/dropped");
          dropped.put("DUPLICATE_EXACT", dropped.path("DUPLICATE_EXACT").asLong() - 1);
        });

    assertFound(Rule.CONSERVED, "1.0.1/manifest.json", "kept + dropped + quarantined", "");
    assertFound(Rule.CONSERVED, "1.0.1/ledger", "DROPPED DUPLICATE_EXACT=4", "EXACT=5");
  }

  @Test
  void anAccountThatAddsUpButIsNotTheLedgers() throws IOException {
    forgery.forgeManifest(
        "1.0.1",
        manifest -> {
          ObjectNode dropped = (ObjectNode) manifest.at("/sources/0/dropped");
          ((ObjectNode) manifest.at("/sources/0/quarantined")).put("CHECK_RANGE", 1);
          dropped.put("DUPLICATE_EXACT", dropped.path("DUPLICATE_EXACT").asLong() - 1);
        });

    assertFound(Rule.CONSERVED, "1.0.1/ledger", "QUARANTINED CHECK_RANGE=1", "");
  }

  @Test
  void aBrokenChain() throws IOException {
    forgery.forgeHistory(
        entry -> {
          if (entry.path("sequence").asInt() == 2) {
            entry.put("previous", "0".repeat(64));
          }
        });

    assertFound(Rule.CHAINED, "_history/00000002.json", "previous", "0".repeat(64));
  }

  @Test
  void anEntryThatWasChanged() throws IOException {
    String text = Files.readString(forgery.entry(2));
    Files.writeString(forgery.entry(2), text.replace("strikes@2026-11-20", "strikes@2026-11-21"));

    assertFound(Rule.CHAINED, "_history/00000002.json", "digest", "");
  }

  @Test
  void anEntryOfAKindThatNobodyKnows() throws IOException {
    forgery.forgeHistory(
        entry -> {
          if (entry.path("sequence").asInt() == 2) {
            entry.put("kind", "unheard_of");
          }
        });

    assertFound(Rule.CHAINED, "_history/00000002.json", "a known kind", "unheard_of");
  }

  @Test
  void aMissingEntry() throws IOException {
    Files.delete(forgery.entry(1));

    assertFound(Rule.LINEAR, "_history/00000001.json", "an entry, as later ones stand", "none");
  }

  @Test
  void aHistoryThatWasCut() throws IOException {
    Files.delete(forgery.entry(2));

    assertThat(Checker.of(place.dataset()).check().isSound()).as("without a snapshot").isTrue();
    assertThat(judged(Checker.of(place.dataset()).after(both)))
        .anyMatch(said -> said.startsWith("V5 _history/00000002.json: expected as before"));
  }

  @Test
  void anEarlierVersionThatWasChangedWithAllThatIsSealedOverIt() throws IOException {
    loseLastRecordOf("1.0.0");

    assertThat(judged(Checker.of(place.dataset()).after(first)))
        .anyMatch(said -> said.startsWith("V5 1.0.0/" + SHARD + ": expected as before"))
        .anyMatch(said -> said.startsWith("V5 _history/00000001.json: expected as before"));
  }

  @Test
  void aVersionThatIsPublishedTwice() throws IOException {
    forgery.forgeHistory(entry -> entry.put("version", "1.0.0").put("path", "1.0.0"));

    assertFound(Rule.LINEAR, "_history/00000002.json", "a version of its own", "which entry 1");
  }

  @Test
  void anExtraFile() throws IOException {
    Files.writeString(forgery.version("1.0.1").resolve("index/stray.txt"), "stray");

    assertFound(Rule.WHOLE, "1.0.1/index/stray.txt", "only what the manifest lists", "this file");
  }

  @Test
  void aCurrentVersionThatIsCollected() throws IOException {
    addEntry("\"kind\": \"collected\",\n  \"versions\": [\"1.0.1\"],\n  \"leftovers\": []");

    assertFound(Rule.TIDY, "_history/00000003.json", "what nobody needs", "1.0.1, current");
  }

  @Test
  void aRollBackToAVersionThatNeverWas() throws IOException {
    addEntry("\"kind\": \"rolled_back\",\n  \"from\": \"1.0.1\",\n  \"to\": \"1.0.7\"");

    assertFound(Rule.LINEAR, "_history/00000003.json", "a version that exists", "1.0.7");
  }

  @Test
  void theFilesOfACollectedVersionMayGoButOnlyIfTheHistorySaysSo() throws IOException {
    Files.delete(forgery.version("1.0.0").resolve(SHARD));
    assertThat(Checker.of(place.dataset()).after(both).check().isSound()).isFalse();

    addEntry("\"kind\": \"collected\",\n  \"versions\": [\"1.0.0\"],\n  \"leftovers\": []");

    Verdict verdict = Checker.of(place.dataset()).after(both).check();
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.leftovers()).containsExactly("1.0.0");
    assertThat(verdict.visible()).hasSize(1);
  }

  @Test
  void aMissingManifest() throws IOException {
    Files.delete(forgery.version("1.0.1").resolve("manifest.json"));

    assertFound(Rule.WHOLE, "1.0.1/manifest.json", "the manifest of a visible version", "none");
  }

  @Test
  void aFileOfAnotherBuild() throws IOException {
    Path file = forgery.version("1.0.1").resolve("dataset_info.json");
    Files.copy(
        forgery.version("1.0.0").resolve("dataset_info.json"),
        file,
        StandardCopyOption.REPLACE_EXISTING);

    assertFound(Rule.UNMIXED, "1.0.1/dataset_info.json", "version 1.0.1", "1.0.0");
  }

  @Test
  void successThatIsReportedAlthoughNothingWasPublished() throws IOException {
    assertThat(judged(Checker.of(place.dataset()).after(both).claiming(Claim.of(0, ""))))
        .containsExactly("V8 _history: expected a version  as told, found nothing published");
  }

  @Test
  void aFailureThatIsReportedAlthoughAVersionWasPublished() throws IOException {
    assertThat(judged(Checker.of(place.dataset()).after(first).claiming(Claim.of(5, ""))))
        .containsExactly(
            "V8 _history: expected nothing published, as exit 5 tells, found versions [1.0.1]");
  }

  @Test
  void aHintWithoutAnEntryIsNoViolationButALeftover() throws IOException {
    Files.writeString(place.dataset().resolve("CURRENT"), "1.0.2\n");
    copyVersion("1.0.1", "1.0.2");
    Files.createDirectories(place.dataset().resolve("_runs/1-1/staging"));
    Files.writeString(place.dataset().resolve("_history/.00000003.json.0.part"), "{");

    Verdict verdict = Checker.of(place.dataset()).after(both).check();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.leftovers())
        .containsExactly("1.0.2", "_runs/1-1", "_history/.00000003.json.0.part");
    assertThat(judged(Checker.of(place.dataset()).tidy())).hasSize(3);
  }

  /** Adds an entry that is sealed as it should be. */
  private void addEntry(String fields) throws IOException {
    Files.writeString(
        forgery.entry(3), "{\n  \"formatVersion\": 1,\n  \"sequence\": 3,\n  " + fields + "\n}\n");
    forgery.forgeHistory(entry -> {});
  }

  private void assertFound(Rule rule, String file, String expected, String found)
      throws IOException {
    assertThat(Checker.of(place.dataset()).check().violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.file()).isEqualTo(file);
              assertThat(violation.expected()).contains(expected);
              assertThat(violation.found()).contains(found);
            });
  }

  private static List<String> judged(Checker checker) throws IOException {
    return checker.check().violations().stream().map(Object::toString).toList();
  }

  private void copyVersion(String from, String to) throws IOException {
    new Place(forgery.version(from)).copiedTo(forgery.version(to));
  }

  private void loseLastRecordOf(String version) throws IOException {
    cutLastRecord(forgery.version(version).resolve(SHARD));
    byte[] index = entriesOf(version);
    writeIndex(version, Arrays.copyOf(index, index.length - 28));
    forgery.seal(version, 0, forgery.manifest(version).at("/shards/0/records").asLong() - 1);
  }

  private static void cutLastRecord(Path shard) throws IOException {
    byte[] content = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(content, startOfLastRecord(content)));
  }

  private static int startOfLastRecord(byte[] shard) {
    ByteBuffer in = ByteBuffer.wrap(shard).order(ByteOrder.LITTLE_ENDIAN);
    int last = 0;
    for (int at = 0; at < shard.length; at += 16 + (int) in.getLong(at)) {
      last = at;
    }
    return last;
  }

  /** The index of the first shard without the digest at its end. */
  private byte[] entriesOf(String version) throws IOException {
    byte[] index = Files.readAllBytes(forgery.version(version).resolve(INDEX));
    return Arrays.copyOf(index, index.length - 32);
  }

  private void writeIndex(String version, byte[] entries) throws IOException {
    byte[] digest = HexFormat.of().parseHex(Forgery.sha256(entries));
    byte[] index = Arrays.copyOf(entries, entries.length + digest.length);
    System.arraycopy(digest, 0, index, entries.length, digest.length);
    Files.write(forgery.version(version).resolve(INDEX), index);
  }
}
