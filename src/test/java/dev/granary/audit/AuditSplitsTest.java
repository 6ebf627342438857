package dev.granary.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Fact;
import dev.granary.coding.Partitions;
import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.NearRule;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Presence;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.shard.HandWrittenShard;
import dev.granary.shard.WrittenShard;
import dev.granary.storage.LocalStorage;
import dev.granary.tag.Encoding;
import dev.granary.tag.ExampleEncoder;
import dev.granary.tag.FeatureColumn;
import dev.granary.tag.FeaturePlan;
import dev.granary.tag.Tagging;
import dev.granary.testing.Collected;
import dev.granary.testing.Engine;
import dev.granary.version.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shards that no run has written, with what the splits should not share planted in them. */
class AuditSplitsTest {
  private static final int WORDS = 60;

  @TempDir Path folder;

  private final Random random = new Random(11);
  private final ExampleEncoder encoder = new ExampleEncoder(plan());
  private final List<Map<RecordId, byte[]>> splits =
      List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  private Compression compression = Compression.NONE;
  private long last;

  @ParameterizedTest
  @EnumSource
  void splitsThatShareNothingPass(Engine engine) throws IOException {
    fill(200);

    Leakage found = audit(engine);

    assertThat(found.records()).isEqualTo(600);
    assertThat(found.leaks()).isZero();
    assertThat(found.skipped()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void textsThatAreAlikeAcrossSplitsAreFoundAndThoseWithinOneAreNot(Engine engine)
      throws IOException {
    fill(100);
    String text = text();
    RecordId left = add(0, "a", text);
    RecordId right = add(2, "b", text + " and one word");
    add(0, "c", text + " and two");

    Leakage found = audit(engine);

    assertThat(found.leaks()).isEqualTo(2);
    assertThat(found.samples()).allMatch(leak -> leak.what() == Shared.NEAR);
    Leakage.Leak leak =
        found.samples().stream().filter(each -> each.left().equals(left)).findFirst().orElseThrow();
    assertThat(leak.right()).isEqualTo(right);
    assertThat(leak.leftSplit()).isZero();
    assertThat(leak.rightSplit()).isEqualTo(2);
    assertThat(leak.share()).isBetween(0.9, 0.99);
  }

  @Test
  void textsThatShareLessThanItTakesAreNoLeak() throws IOException {
    String text = text();
    for (int i = 0; i < 20; i++) {
      add(i % 2, "user " + i, text + " " + text());
    }

    Leakage found = audit(Engine.IN_PROCESS);

    assertThat(found.leaks()).isZero();
    assertThat(found.records()).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void equalTextsAndGroupsAreTold(Compression each) throws IOException {
    compression = each;
    fill(50);
    String text = text();
    add(0, "first", text);
    add(1, "second", text);
    add(1, "third", text());
    add(2, "third", text());

    Leakage found = audit(Engine.IN_PROCESS);

    assertThat(found.samples())
        .extracting(Leakage.Leak::what)
        .containsExactly(Shared.EXACT, Shared.GROUP, Shared.NEAR);
    assertThat(found.leaks()).isEqualTo(3);
  }

  /** As if a step had dealt some records anew and forgotten about groups. */
  @Test
  void recordsThatWereDealtOnTheirOwnShowTheirGroups() throws IOException {
    for (int i = 0; i < 300; i++) {
      add(random.nextInt(3), "user " + i % 40, text());
    }

    Leakage found = audit(Engine.IN_PROCESS);

    assertThat(found.samples()).isNotEmpty().allMatch(leak -> leak.what() == Shared.GROUP);
    assertThat(found.leaks()).isBetween(60L, 80L);
  }

  @Test
  void theSameIsFoundHoweverTheWorkIsCut() throws IOException {
    for (int i = 0; i < 200; i++) {
      add(i % 3, "user " + i % 50, text());
    }

    assertThat(audit(Engine.IN_PROCESS, 1)).isEqualTo(audit(Engine.DIRECT, 64));
  }

  @Test
  void aShardThatIsNotWhatWasWrittenIsNoProof() throws IOException {
    fill(50);
    List<WrittenShard> shards = write();
    Path file = folder.resolve(shards.get(1).name());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> audit(Engine.IN_PROCESS, 4, shards))
        .hasStackTraceContaining(shards.get(1).name());
  }

  private void fill(int each) {
    for (int i = 0; i < 3 * each; i++) {
      add(i % 3, "user " + i % 3 + " " + i % 7, text());
    }
  }

  private RecordId add(int split, String user, String text) {
    RecordId id = new RecordId(++last, 0);
    FieldValues values = new FieldValues(2);
    List.of(user, text)
        .forEach(
            value -> {
              byte[] bytes = value.getBytes(UTF_8);
              values.setText(value.equals(user) ? 0 : 1, bytes, 0, bytes.length);
            });
    int length = encoder.encode(values, id, "hand");
    splits.get(split).put(id, Arrays.copyOf(encoder.buffer(), length));
    return id;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < WORDS; word++) {
      text.append(word == 0 ? "" : " ").append("w").append(random.nextInt(5_000));
    }
    return text.toString();
  }

  private List<WrittenShard> write() throws IOException {
    List<WrittenShard> shards = new ArrayList<>();
    for (int split = 0; split < splits.size(); split++) {
      if (!splits.get(split).isEmpty()) {
        shards.add(
            HandWrittenShard.write(
                new LocalStorage(),
                folder.toString(),
                "hand-%d.tfrecord-00000-of-00001".formatted(split),
                split,
                compression,
                splits.get(split)));
      }
    }
    return shards;
  }

  private Leakage audit(Engine engine) throws IOException {
    return audit(engine, 4);
  }

  private Leakage audit(Engine engine, int partitions) throws IOException {
    return audit(engine, partitions, write());
  }

  private Leakage audit(Engine engine, int partitions, List<WrittenShard> shards) {
    AuditPlan plan =
        new AuditPlan(
            new AuditPlan.Places(
                new LocalStorage(), folder.toString(), compression, new Partitions(partitions)),
            List.of("text"),
            List.of("user"),
            new AuditPlan.Near(
                List.of("text"),
                new NearRule(
                    List.of(),
                    NearRule.Shingle.of(5),
                    new Banding(16, 8),
                    new NearRule.Verify(NearRule.Measure.JACCARD, 0.8),
                    1)));
    Pipeline pipeline = engine.pipeline();
    Collected<byte[]> facts =
        Collected.of(
            pipeline
                .apply(
                    Create.of(
                            shards.stream()
                                .map(s -> Fact.of(Fact.Kind.SHARD, WrittenShard.CODER, s))
                                .toList())
                        .withCoder(ByteArrayCoder.of()))
                .apply(AuditSplits.by(plan)));
    pipeline.run().waitUntilFinish();
    return facts.elements().stream()
        .map(fact -> Fact.read(fact, Leakage.CODER))
        .reduce(Leakage.NONE, Leakage::plus);
  }

  private static FeaturePlan plan() {
    List<Field> fields =
        List.of("user", "text").stream()
            .map(
                name ->
                    new Field(
                        name,
                        name,
                        FieldType.STRING,
                        Presence.REQUIRED,
                        Sensitivity.PLAIN,
                        Rules.NONE))
            .toList();
    return new FeaturePlan(
        new Schema(fields),
        List.of(
            new FeatureColumn("user", 0, Encoding.BYTES, null, List.of()),
            new FeatureColumn("text", 1, Encoding.BYTES, null, List.of())),
        Tagging.TAGGED);
  }
}
