package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.granary.record.RecordId;
import dev.granary.storage.LocalStorage;
import dev.granary.tag.FeaturePlan;
import dev.granary.version.Compression;
import dev.granary.version.FileEntry;
import dev.granary.version.RecordPlaces;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;

/** Faults that no digest shows, as they were there when the digests were taken. */
class ShardAuditTest {
  private static final LocalStorage DISK = new LocalStorage();
  private static final int INDEX_OF_SECOND = 8 + 28;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void findsNothingWhereAllAgreesAndTellsEveryPlace(Compression compression) throws IOException {
    Shard shard = written(compression, ShardAuditTest::tagged);
    RecordPlaces places = new RecordPlaces(List.of(shard));
    RecordPlaces expected = new RecordPlaces(List.of(shard));
    try (ShardReader reader = ShardReader.open(DISK, staging(), shard)) {
      reader.each((position, id, data, length) -> expected.add(shard.data().path(), position, id));
    }

    assertThat(ShardAudit.of(DISK, staging(), List.of(shard), places)).isEmpty();
    assertThat(places.differences(expected)).isEmpty();
    assertThat(places.differences(new RecordPlaces(List.of(shard)))).hasSize(1);
  }

  @Test
  void tellsARecordThatIsNoExample() throws IOException {
    Shard shard =
        written(
            Compression.NONE,
            record ->
                record.id().equals(TestRecord.of(3).id())
                    ? record.holding(new byte[] {10, 5})
                    : tagged(record));
    int position = positionOf(TestRecord.of(3).id(), shard);

    assertThat(sentences(shard))
        .containsExactly(
            "%s record %d (from 0) is no tf.Example: features goes beyond the end"
                .formatted(shard.data().path(), position));
  }

  @Test
  void tellsAnExampleThatDoesNotNameItsRecord() throws IOException {
    Shard shard = written(Compression.NONE, record -> record.holding(new byte[0]));
    assertThat(sentences(shard)).hasSize(6).allMatch(text -> text.endsWith("example says"));

    Files.delete(Path.of(staging(), "features.json"));
    assertThat(sentences(shard)).isEmpty();
  }

  @Test
  void tellsAnIdOfTheIndexThatIsNotTheExamples() throws IOException {
    Shard shard = written(Compression.GZIP, ShardAuditTest::tagged);
    Shard changed = withIndex(shard, INDEX_OF_SECOND + 12);
    RecordId id =
        Shards.index(Files.readAllBytes(path(shard.index().path())), "GRNIDXZ1").get(1).id();

    assertThat(sentences(changed))
        .containsExactly(
            "%s says that record 1 (from 0) is %s, which is not what its example says"
                .formatted(shard.index().path(), id));
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void tellsAnOffsetOrLengthOfTheIndexThatIsNotTheShards(Compression compression)
      throws IOException {
    Shard shard = written(compression, ShardAuditTest::tagged);
    byte[] index = Files.readAllBytes(path(shard.index().path()));
    for (int at = 0; at < 12; at++) {
      Files.write(path(shard.index().path()), index);
      assertThat(sentences(withIndex(shard, INDEX_OF_SECOND + at)))
          .containsExactly(
              shard.index().path()
                  + " has another offset or length for record 1 (from 0) than the shard");
    }
  }

  @Test
  void tellsAnIndexWhoseOwnDigestDoesNotFit() throws IOException {
    Shard shard = written(Compression.NONE, ShardAuditTest::tagged);
    byte[] index = Files.readAllBytes(path(shard.index().path()));
    index[index.length - 1] ^= 1;
    Files.write(path(shard.index().path()), index);

    assertThat(sentences(shard))
        .containsExactly(shard.index().path() + " its bytes do not fit the SHA-256 at its end");
  }

  @Test
  void tellsTheRecordThatIsDamagedAndAShardThatIsTooShortOrLong() throws IOException {
    Shard shard = written(Compression.NONE, ShardAuditTest::tagged);
    Path data = path(shard.data().path());
    byte[] whole = Files.readAllBytes(data);
    List<Shards.Entry> index = Shards.index(Files.readAllBytes(path(shard.index().path())));
    int second = (int) index.get(1).offset();

    byte[] changed = whole.clone();
    changed[second + 20] ^= 1;
    Files.write(data, changed);
    assertThat(sentences(shard))
        .containsExactly(
            "%s record 1 (from 0) at byte %d: its bytes do not fit the checksum"
                .formatted(shard.data().path(), second));

    Files.write(data, Arrays.copyOf(whole, second));
    assertThat(sentences(shard))
        .containsExactly(shard.data().path() + " ends after 1 of 6 records");

    byte[] longer = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, longer, whole.length, whole.length);
    Files.write(data, longer);
    assertThat(sentences(shard))
        .containsExactly(shard.data().path() + " holds more than the 6 records of the manifest");
  }

  @Test
  void namesRoomTagsFeature() {
    assertThat(ShardAudit.RECORD_ID).isEqualTo(FeaturePlan.RECORD_ID);
  }

  private List<String> sentences(Shard shard) throws IOException {
    RecordPlaces places = new RecordPlaces(List.of(shard));
    return ShardAudit.of(DISK, staging(), List.of(shard), places).stream()
        .map(finding -> finding.file() + " " + finding.sentence())
        .toList();
  }

  private Shard written(Compression compression, UnaryOperator<TestRecord> made)
      throws IOException {
    List<TestRecord> records = IntStream.range(0, 6).mapToObj(TestRecord::of).map(made).toList();
    WritingBench bench = new WritingBench(directory).oneSplit().compression(compression);
    Shard shard = PublishedShards.of(bench.dealing(1 << 20, 1).write(records), compression).get(0);
    Files.writeString(
        Path.of(staging(), "features.json"),
        "{\"featuresDict\": {\"features\": {\"granary_record_id\": {}}}}");
    return shard;
  }

  /** The shard with a bit of its index changed, as if that had been published. */
  private Shard withIndex(Shard shard, int at) throws IOException {
    Path path = path(shard.index().path());
    byte[] index = Files.readAllBytes(path);
    index[at] ^= 1;
    int end = index.length - 32;
    byte[] digest = dev.granary.shard.Sha256.digest().digest(Arrays.copyOf(index, end));
    System.arraycopy(digest, 0, index, end, digest.length);
    Files.write(path, index);
    FileEntry entry = new FileEntry(shard.index().path(), index.length, Sha256.of(index));
    return new Shard(shard.split(), shard.records(), shard.compression(), shard.data(), entry);
  }

  private int positionOf(RecordId id, Shard shard) throws IOException {
    try (ShardReader reader = ShardReader.open(DISK, staging(), shard)) {
      return reader.ids(0, (int) shard.records()).indexOf(id);
    }
  }

  private static TestRecord tagged(TestRecord record) {
    Feature id =
        Feature.newBuilder()
            .setBytesList(
                BytesList.newBuilder()
                    .addValue(
                        ByteString.copyFrom(
                            record.id().toString().getBytes(StandardCharsets.UTF_8))))
            .build();
    return record.holding(
        Example.newBuilder()
            .setFeatures(Features.newBuilder().putFeature("granary_record_id", id))
            .build()
            .toByteArray());
  }

  private Path path(String name) {
    return Path.of(staging(), name);
  }

  private String staging() {
    return directory.resolve("staging").toString();
  }
}
