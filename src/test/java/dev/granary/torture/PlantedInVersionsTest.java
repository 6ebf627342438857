package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.checker.Checker;
import dev.granary.checker.Claim;
import dev.granary.checker.Rule;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong with a version, by the rule that it breaks. */
class PlantedInVersionsTest extends PlantedTree {
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
  void aSoundTreeOfPackedShardsPassesUntilOneIsDamaged() throws IOException {
    String[] words =
        place.words(List.of("run", more.packedSpec().toString(), "--date", "2026-11-21"));
    assertThat(new CommandOn(new LocalStorage()).execute(words).exit()).isZero();
    assertThat(Checker.of(place.dataset()).after(both).expecting(records).check().violations())
        .isEmpty();
    byte[] index = entriesOf("1.0.2");
    index[8 + 28] ^= 1;
    writeIndex("1.0.2", index);
    forgery.seal("1.0.2", 0, forgery.manifest("1.0.2").at("/shards/0/records").asLong());

    assertFound(Rule.WHOLE, "1.0.2/" + INDEX, "record 1 at", "");
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
  void anExtraFile() throws IOException {
    Files.writeString(forgery.version("1.0.1").resolve("index/stray.txt"), "stray");

    assertFound(Rule.WHOLE, "1.0.1/index/stray.txt", "only what the manifest lists", "this file");
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
}
