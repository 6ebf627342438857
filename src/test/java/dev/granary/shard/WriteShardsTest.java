package dev.granary.shard;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Fact;
import dev.granary.coding.RecordRow;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import dev.granary.shard.WritingBench.Outcome;
import dev.granary.testing.Engine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WriteShardsTest {
  private static final Comparator<TestRecord> ORDER =
      comparing(TestRecord::orderKey, Long::compareUnsigned)
          .thenComparing(TestRecord::copy)
          .thenComparing(TestRecord::id)
          .thenComparing(TestRecord::ordinal, Long::compareUnsigned);

  /** A tenth for validation. */
  private final List<TestRecord> records =
      IntStream.range(0, 1_000)
          .mapToObj(number -> TestRecord.of(number).in(number % 10 == 0 ? 1 : 0))
          .toList();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writesEveryRecordOnceInAscendingOrder(Engine engine) throws IOException {
    Outcome outcome = bench("one").engine(engine).write(records);

    // 900 records of 116 bytes, near to 5,000 a file; 100 of them.
    assertThat(names(outcome, 0)).hasSize(21).startsWith("birds-train.tfrecord-00000-of-00021");
    assertThat(names(outcome, 1))
        .containsExactly(
            "birds-validation.tfrecord-00000-of-00002", "birds-validation.tfrecord-00001-of-00002");
    requireInOrder(outcome, 0, records);
    requireInOrder(outcome, 1, records);
    assertThat(outcome.files()).hasSize(2 * 23);
  }

  @Test
  void dealsTheRecordsOfASplitEvenly() throws IOException {
    Outcome outcome = bench("one").write(records);

    assertThat(names(outcome, 0))
        .allSatisfy(
            name -> assertThat(Shards.records(outcome.files().get(name))).hasSizeBetween(42, 43));
  }

  @Test
  void indexesSeekToEachRecord() throws IOException {
    Outcome outcome = bench("one").write(records);
    Set<RecordId> seen = new HashSet<>();

    for (WrittenShard shard : outcome.shards()) {
      byte[] file = outcome.files().get(shard.name());
      List<Shards.Entry> index = index(outcome, shard.name());
      assertThat(index).hasSize(Shards.records(file).size());
      for (Shards.Entry entry : index) {
        byte[] found = Shards.recordAt(file, Math.toIntExact(entry.offset()));
        assertThat(found).hasSize(entry.length()).isEqualTo(byId(entry.id()).example());
        seen.add(entry.id());
      }
    }
    assertThat(seen).hasSize(records.size());
  }

  @Test
  void tellsTheTruthAboutEachShard() throws IOException {
    Outcome outcome = bench("one").write(records);

    assertThat(outcome.shards()).hasSize(23);
    for (WrittenShard shard : outcome.shards()) {
      byte[] file = outcome.files().get(shard.name());
      assertThat(shard)
          .isEqualTo(
              new WrittenShard(
                  shard.name().contains("-train.") ? 0 : 1,
                  shard.name(),
                  Shards.records(file).size(),
                  file.length,
                  sha256(file),
                  sha256(outcome.files().get(WrittenShard.indexOf(shard.name())))));
    }
    assertThat(facts(outcome, Fact.Kind.PLAN))
        .singleElement()
        .satisfies(
            fact ->
                assertThat(Fact.read(fact, ShardPlan.CODER).deals())
                    .containsExactly(
                        new Deal(900, bytes(outcome, 0), 21, 900),
                        new Deal(100, bytes(outcome, 1), 2, 100)));
  }

  @ParameterizedTest
  @CsvSource({
    "IN_PROCESS, 1, 2",
    "IN_PROCESS, 2, 3",
    "IN_PROCESS, 64, 4",
    "IN_PROCESS, 64, 5",
    "DIRECT, 2, 6"
  })
  void writesTheSameBytesForEveryOrderEngineAndNumberOfPartitions(
      Engine engine, int partitions, long luck) throws IOException {
    List<TestRecord> all = withCopies();
    Map<String, byte[]> files = bench("one").dealing(5_000, 4).write(all).files();

    Map<String, byte[]> others =
        bench("other")
            .dealing(5_000, 4)
            .engine(engine)
            .partitions(partitions)
            .luck(luck)
            .write(all)
            .files();

    assertThat(others).hasSameSizeAs(files).hasSizeGreaterThan(40);
    files.forEach((name, bytes) -> assertThat(others.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void writesTheSameBytesOverWhatAnEarlierAttemptLeft() throws IOException {
    Map<String, byte[]> files = bench("one").write(records).files();
    for (String name : files.keySet()) {
      Files.write(bench("one").staging().resolve(name), new byte[] {1, 2, 3});
    }

    assertThat(bench("one").write(records).files()).usingRecursiveComparison().isEqualTo(files);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writesEachCopyAtItsOwnPlace(Engine engine) throws IOException {
    List<TestRecord> all = withCopies();

    Outcome outcome = bench("one").engine(engine).write(all);

    assertThat(all).hasSize(1_000 + 90 * 3);
    requireInOrder(outcome, 0, all);
    requireInOrder(outcome, 1, all);
  }

  /** A batch of a shard holds 32 MiB, a segment of the spill 8. */
  @Test
  void writesShardsAndCopiesThatAreLargerThanWhatItHoldsAtATime() throws IOException {
    List<TestRecord> all = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      byte[] example = new byte[17 << 20];
      Arrays.fill(example, (byte) number);
      TestRecord record = TestRecord.of(number).holding(example);
      all.addAll(List.of(record, record.copied(1), record.copied(2), record.copied(3)));
    }
    WritingBench bench = bench("one").oneSplit().partitions(1).dealing(1L << 30, 1);

    Outcome outcome = bench.write(all);

    List<byte[]> written =
        names(outcome, 0).stream()
            .flatMap(name -> Shards.records(outcome.files().get(name)).stream())
            .toList();
    assertThat(names(outcome, 0)).hasSize(10);
    assertThat(written)
        .allSatisfy(example -> assertThat(example).hasSize(17 << 20))
        .extracting(example -> example[0])
        .isEqualTo(inOrder(all, 0).stream().map(record -> record.example()[0]).toList());
    assertThat(Shards.files(bench.spill()))
        .hasSizeGreaterThan(3)
        .hasEntrySatisfying(
            "copies-0.segment", segment -> assertThat(segment).hasSizeBetween(17 << 20, 18 << 20));
  }

  @Test
  void tellsRecordsThatShareAnIdApartByTheirPlace() throws IOException {
    List<TestRecord> twins = new ArrayList<>(records);
    for (int place = 0; place < 50; place++) {
      twins.add(TestRecord.of(3).at(1L << 39 | place).holding(new byte[] {(byte) place}));
    }

    requireInOrder(bench("one").write(twins), 0, twins);
  }

  @Test
  void leavesOverTheLastRecordsAndListsThem() throws IOException {
    Outcome outcome = bench("one").dealing(5_000, 8).write(records);

    List<TestRecord> train = inOrder(records, 0);
    List<TestRecord> validation = inOrder(records, 1);
    assertThat(names(outcome, 0)).hasSize(24);
    assertThat(names(outcome, 1)).hasSize(8);
    requireEqualSizes(outcome, 0, 37);
    requireEqualSizes(outcome, 1, 12);
    assertThat(written(outcome, 0)).isEqualTo(examples(train.subList(0, 24 * 37)));
    List<RecordId> left =
        Stream.concat(train.stream().skip(24 * 37), validation.stream().skip(8 * 12))
            .map(TestRecord::id)
            .toList();
    assertThat(left).hasSize(12 + 4);
    assertThat(
            facts(outcome, Fact.Kind.REMAINDER).stream()
                .flatMap(fact -> Fact.read(fact, Remainder.CODER).ids().stream()))
        .containsExactlyInAnyOrderElementsOf(left);
    assertThat(
            verdicts(outcome).stream()
                .filter(verdict -> verdict.reason() == Reason.SHARD_REMAINDER))
        .extracting(Verdict::id)
        .containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void givesVerdictsThatAgreeWithThePositions() throws IOException {
    List<TestRecord> all = withCopies();
    Outcome outcome = bench("one").dealing(5_000, 8).write(all);

    List<String> names = new ArrayList<>(names(outcome, 0));
    names.addAll(names(outcome, 1));
    Set<String> places = new HashSet<>();
    int kept = 0;
    for (Verdict verdict : verdicts(outcome)) {
      if (verdict.reason() == Reason.KEPT) {
        String name = names.get(verdict.shard());
        assertThat(index(outcome, name).get(verdict.position()).id()).isEqualTo(verdict.id());
        assertThat(name).contains("-" + WritingBench.SPLITS.get(verdict.split()) + ".");
        assertThat(places.add(verdict.shard() + ":" + verdict.position())).isTrue();
        kept++;
      }
    }
    assertThat(kept)
        .isEqualTo((int) outcome.shards().stream().mapToLong(WrittenShard::records).sum());
    List<TestRecord> told = new ArrayList<>(inOrder(all, 0).subList(0, 24 * 48));
    told.addAll(inOrder(all, 1).subList(0, 96));
    all.stream().filter(record -> record.copy() == 0 && !told.contains(record)).forEach(told::add);
    assertThat(told).hasSizeLessThan(all.size());
    assertThat(verdicts(outcome))
        .extracting(verdict -> verdict.id() + " " + verdict.copy() + " " + verdict.line())
        .containsExactlyInAnyOrderElementsOf(
            told.stream()
                .map(
                    record ->
                        record.id() + " " + record.copy() + " " + (record.ordinal() & 0xffffffffL))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writesNothingOfNoRecords(Engine engine) throws IOException {
    Outcome outcome = bench("one").engine(engine).write(List.of());

    assertThat(outcome.files()).isEmpty();
    assertThat(outcome.verdicts()).isEmpty();
    assertThat(outcome.facts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RemainderPolicy.class)
  void writesNothingWhereASplitHasTooFewRecords(RemainderPolicy policy) throws IOException {
    List<TestRecord> few = records.subList(0, 60);

    Outcome outcome = bench("one").dealing(5_000, 8, policy).write(few);

    // 54 for training would do; 6 for validation are fewer than 8.
    assertThat(outcome.files()).isEmpty();
    assertThat(facts(outcome, Fact.Kind.REMAINDER)).isEmpty();
    assertThat(verdicts(outcome))
        .hasSize(60)
        .extracting(Verdict::reason)
        .containsOnly(Reason.SHARD_WITHHELD);
    assertThat(verdicts(outcome))
        .extracting(Verdict::id)
        .containsExactlyInAnyOrderElementsOf(few.stream().map(TestRecord::id).toList());
  }

  @Test
  void doesNotSpeakOfACopyThatWasNeverMade() throws IOException {
    List<TestRecord> all = withCopies();

    Outcome outcome = bench("one").dealing(5_000, 40).write(all);

    List<TestRecord> left = inOrder(all, 0);
    left = left.subList(left.size() / 40 * 40, left.size());
    assertThat(left).extracting(TestRecord::copy).contains(0, 1);
    assertThat(
            facts(outcome, Fact.Kind.REMAINDER).stream()
                .flatMap(fact -> Fact.read(fact, Remainder.CODER).ids().stream()))
        .containsAll(left.stream().map(TestRecord::id).toList());
    assertThat(verdicts(outcome))
        .filteredOn(verdict -> verdict.reason() == Reason.SHARD_REMAINDER)
        .extracting(Verdict::copy)
        .containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "IN_PROCESS, 1, 2",
    "IN_PROCESS, 4, 3",
    "IN_PROCESS, 64, 4",
    "DIRECT, 8, 5",
  })
  void repeatsTheFirstRecordsAtTheEnd(Engine engine, int partitions, long luck) throws IOException {
    List<TestRecord> all = withCopies();

    Outcome outcome =
        bench("one")
            .engine(engine)
            .partitions(partitions)
            .luck(luck)
            .dealing(5_000, 8, RemainderPolicy.REPEAT)
            .write(all);

    List<TestRecord> train = inOrder(all, 0);
    List<TestRecord> validation = inOrder(all, 1);
    // 1,170 in 24 files of 49, and 100 in 8 of 13
    assertThat(train).hasSize(24 * 49 - 6);
    requireEqualSizes(outcome, 0, 49);
    requireEqualSizes(outcome, 1, 13);
    assertThat(written(outcome, 0)).isEqualTo(examples(repeated(train, 6)));
    assertThat(written(outcome, 1)).isEqualTo(examples(repeated(validation, 4)));
    assertThat(
            facts(outcome, Fact.Kind.REMAINDER).stream()
                .flatMap(fact -> Fact.read(fact, Remainder.CODER).ids().stream()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(train.stream().limit(6), validation.stream().limit(4))
                .map(TestRecord::id)
                .toList());
    assertThat(verdicts(outcome))
        .hasSize(all.size() + 10)
        .filteredOn(verdict -> verdict.copy() >= RecordRow.FILL)
        .extracting(verdict -> verdict.id() + " " + verdict.copy())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(train.stream().limit(6), validation.stream().limit(4))
                .map(record -> record.id() + " " + (RecordRow.FILL + record.copy()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void padsWithTheFirstRecordsWithoutWeight(Engine engine) throws IOException {
    List<TestRecord> weighted =
        records.stream().map(record -> record.holding(example(record.id(), 1))).toList();

    Outcome outcome =
        bench("one").engine(engine).dealing(5_000, 8, RemainderPolicy.PAD).write(weighted);

    List<String> expected = new ArrayList<>(examples(inOrder(weighted, 0)));
    int records = expected.size();
    int files = names(outcome, 0).size();
    int fill = (files - records % files) % files;
    assertThat(fill).isPositive();
    inOrder(weighted, 0).stream()
        .limit(fill)
        .map(record -> HexFormat.of().formatHex(example(record.id(), 0)))
        .forEach(expected::add);
    assertThat(written(outcome, 0)).isEqualTo(expected);
  }

  @Test
  void failsOnADamagedSpillAndNamesTheSegment() throws IOException {
    WritingBench bench = bench("one");
    List<KV<Integer, byte[]>> slices = bench.spill(records);
    Path segment;
    try (Stream<Path> segments = Files.list(bench.spill())) {
      segment = segments.sorted().toList().get(3);
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 4;
    Files.write(segment, bytes);

    assertThatThrownBy(() -> bench.writeSpilled(records, slices))
        .isInstanceOf(PipelineExecutionException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasStackTraceContaining("spill segment " + segment + " was damaged");
  }

  @Test
  void failsWhereTheSpillLacksARecord() throws IOException {
    WritingBench bench = bench("one");
    List<KV<Integer, byte[]>> slices = bench.spill(records.subList(0, 999));

    assertThatThrownBy(() -> bench.writeSpilled(records, slices))
        .isInstanceOf(PipelineExecutionException.class)
        .hasStackTraceContaining(
            "record " + records.get(999).id() + " was decided on but is not in the spill");
  }

  private WritingBench bench(String name) {
    return new WritingBench(directory.resolve(name));
  }

  /** Every tenth record of the training split has three further copies. */
  private List<TestRecord> withCopies() {
    List<TestRecord> all = new ArrayList<>(records);
    for (int number = 1; number < records.size(); number += 10) {
      if (number % 100 != 1) {
        for (int copy = 1; copy <= 3; copy++) {
          all.add(records.get(number).copied(copy));
        }
      }
    }
    return all;
  }

  private static List<TestRecord> repeated(List<TestRecord> records, int times) {
    return Stream.concat(records.stream(), records.stream().limit(times)).toList();
  }

  /** An example with a weight between two other features, as TensorFlow's own library writes it. */
  private static byte[] example(RecordId id, float weight) {
    byte[] name = id.toString().repeat(3).getBytes(StandardCharsets.UTF_8);
    ByteBuffer example = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    putFeature(example, "a", name, 0x0a);
    ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(weight);
    putFeature(example, "granary_weight", number.array(), 0x12);
    putFeature(example, "zebra", number.putFloat(0, 7).array(), 0x12);
    ByteBuffer whole = ByteBuffer.allocate(256);
    whole.put((byte) 0x0a).put((byte) (example.position() | 0x80)).put((byte) 1);
    assertThat(example.position()).isBetween(128, 255);
    whole.put(example.array(), 0, example.position());
    return Arrays.copyOf(whole.array(), whole.position());
  }

  private static void putFeature(ByteBuffer example, String name, byte[] value, int list) {
    int entry = 2 + name.length() + 2 + 2 + 2 + value.length;
    example.put((byte) 0x0a).put((byte) entry);
    example.put((byte) 0x0a).put((byte) name.length());
    example.put(name.getBytes(StandardCharsets.UTF_8));
    example.put((byte) 0x12).put((byte) (value.length + 4));
    example.put((byte) list).put((byte) (value.length + 2));
    example.put((byte) 0x0a).put((byte) value.length).put(value);
  }

  private TestRecord byId(RecordId id) {
    return records.stream().filter(record -> record.id().equals(id)).findAny().orElseThrow();
  }

  /** The files of a split hold its records, each with its id, one after another as they sort. */
  private static void requireInOrder(Outcome outcome, int split, List<TestRecord> records)
      throws IOException {
    List<TestRecord> expected = inOrder(records, split);
    assertThat(written(outcome, split)).isEqualTo(examples(expected));
    List<RecordId> ids = new ArrayList<>();
    for (String name : names(outcome, split)) {
      index(outcome, name).forEach(entry -> ids.add(entry.id()));
    }
    assertThat(ids).isEqualTo(expected.stream().map(TestRecord::id).toList());
  }

  private static void requireEqualSizes(Outcome outcome, int split, int size) {
    assertThat(names(outcome, split))
        .allSatisfy(name -> assertThat(Shards.records(outcome.files().get(name))).hasSize(size));
  }

  private static List<TestRecord> inOrder(List<TestRecord> records, int split) {
    return records.stream().filter(record -> record.split() == split).sorted(ORDER).toList();
  }

  private static List<String> examples(List<TestRecord> records) {
    return records.stream().map(record -> HexFormat.of().formatHex(record.example())).toList();
  }

  private static List<String> written(Outcome outcome, int split) {
    return names(outcome, split).stream()
        .flatMap(name -> Shards.records(outcome.files().get(name)).stream())
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  private static List<String> names(Outcome outcome, int split) {
    String start = "birds-" + WritingBench.SPLITS.get(split) + ".";
    return outcome.files().keySet().stream().filter(name -> name.startsWith(start)).toList();
  }

  private static List<Shards.Entry> index(Outcome outcome, String name) {
    return Shards.index(outcome.files().get(WrittenShard.indexOf(name)));
  }

  private static long bytes(Outcome outcome, int split) {
    return names(outcome, split).stream().mapToLong(name -> outcome.files().get(name).length).sum();
  }

  private static List<byte[]> facts(Outcome outcome, Fact.Kind kind) {
    return outcome.facts().stream().filter(fact -> Fact.kind(fact) == kind).toList();
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }

  /** A verdict; of one that is left over, the last three say nothing. */
  private record Verdict(
      RecordId id, int copy, long line, Reason reason, int split, int shard, int position) {}

  private static List<Verdict> verdicts(Outcome outcome) {
    List<Verdict> verdicts = new ArrayList<>();
    for (KV<Integer, byte[]> block : outcome.verdicts()) {
      byte[] rows = block.getValue();
      for (int row : VerdictRow.starts(rows)) {
        RecordId id = VerdictRow.id(rows, row);
        assertThat(block.getKey()).isEqualTo(WritingBench.LEDGER.of(id.high()));
        Reason reason = VerdictRow.reason(rows, row);
        boolean kept = reason == Reason.KEPT;
        verdicts.add(
            new Verdict(
                id,
                VerdictRow.copy(rows, row),
                VerdictRow.line(rows, row),
                reason,
                kept ? VerdictRow.split(rows, row) : -1,
                kept ? VerdictRow.shard(rows, row) : -1,
                kept ? VerdictRow.position(rows, row) : -1));
      }
    }
    return verdicts;
  }
}
