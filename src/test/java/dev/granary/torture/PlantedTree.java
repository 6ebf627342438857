package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.checker.Checker;
import dev.granary.checker.Records;
import dev.granary.checker.Rule;
import dev.granary.checker.Snapshot;
import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tree of two versions in which each test plants what is wrong, with all that is sealed over it
 * sealed again, so that only the thing itself can be found.
 */
abstract class PlantedTree {
  static final String SHARD = "strikes-train.tfrecord-00000-of-00002";
  static final String INDEX = "index/" + SHARD + ".index";

  @TempDir static Path folder;

  static SmallStrikes more;
  static Place sound;
  static Snapshot first;
  static Snapshot both;
  static Records records;

  Place place;
  Forgery forgery;

  @BeforeAll
  static void publishTwice() throws IOException {
    SmallStrikes few = SmallStrikes.in(folder.resolve("few"), 120);
    more = SmallStrikes.in(folder.resolve("more"), 180);
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

  /** Adds an entry that is sealed as it should be. */
  void addEntry(String fields) throws IOException {
    Files.writeString(
        forgery.entry(3), "{\n  \"formatVersion\": 1,\n  \"sequence\": 3,\n  " + fields + "\n}\n");
    forgery.forgeHistory(entry -> {});
  }

  void assertFound(Rule rule, String file, String expected, String found) throws IOException {
    assertThat(Checker.of(place.dataset()).check().violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.file()).isEqualTo(file);
              assertThat(violation.expected()).contains(expected);
              assertThat(violation.found()).contains(found);
            });
  }

  static List<String> judged(Checker checker) throws IOException {
    return checker.check().violations().stream().map(Object::toString).toList();
  }

  void copyVersion(String from, String to) throws IOException {
    new Place(forgery.version(from)).copiedTo(forgery.version(to));
  }

  void loseLastRecordOf(String version) throws IOException {
    cutLastRecord(forgery.version(version).resolve(SHARD));
    byte[] index = entriesOf(version);
    writeIndex(version, Arrays.copyOf(index, index.length - 28));
    forgery.seal(version, 0, forgery.manifest(version).at("/shards/0/records").asLong() - 1);
  }

  static void cutLastRecord(Path shard) throws IOException {
    byte[] content = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(content, startOfLastRecord(content)));
  }

  static int startOfLastRecord(byte[] shard) {
    ByteBuffer in = ByteBuffer.wrap(shard).order(ByteOrder.LITTLE_ENDIAN);
    int last = 0;
    for (int at = 0; at < shard.length; at += 16 + (int) in.getLong(at)) {
      last = at;
    }
    return last;
  }

  /** The index of the first shard without the digest at its end. */
  byte[] entriesOf(String version) throws IOException {
    byte[] index = Files.readAllBytes(forgery.version(version).resolve(INDEX));
    return Arrays.copyOf(index, index.length - 32);
  }

  void writeIndex(String version, byte[] entries) throws IOException {
    byte[] digest = HexFormat.of().parseHex(Forgery.sha256(entries));
    byte[] index = Arrays.copyOf(entries, entries.length + digest.length);
    System.arraycopy(digest, 0, index, entries.length, digest.length);
    Files.write(forgery.version(version).resolve(INDEX), index);
  }
}
