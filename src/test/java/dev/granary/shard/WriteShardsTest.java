package dev.granary.shard;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Fact;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.shard.WritingBench.Outcome;
import dev.granary.testing.Engine;
import java.io.IOException;
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

  /** A tenth for validation, none for the split between. */
  private final List<TestRecord> records =
      IntStream.range(0, 1_000)
          .mapToObj(number -> TestRecord.of(number).in(number % 10 == 0 ? 2 : 0))
          .toList();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writesEveryRecordOnceInAscendingOrder(Engine engine) throws IOException {
    Outcome outcome = bench("one").engine(engine).write(records);

    // 900 records of 116 bytes, near to 5,000 a file; 100 of them.
    assertThat(names(outcome, 0)).hasSize(21).startsWith("birds-train.tfrecord-00000-of-00021");
    assertThat(names(outcome, 1)).isEmpty();
    assertThat(names(outcome, 2))
        .containsExactly(
            "birds-validation.tfrecord-00000-of-00002", "birds-validation.tfrecord-00001-of-00002");
    requireInOrder(outcome, 0, records);
    requireInOrder(outcome, 2, records);
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
                  shard.name().contains("-train.") ? 0 : 2,
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
                        new Deal(0, 0, 0, 0),
                        new Deal(100, bytes(outcome, 2), 2, 100)));
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
    requireInOrder(outcome, 2, all);
  }

  /** A batch of a shard holds 32 MiB, a segment of the spill 8. */
  @Test
  void writesShardsAndCopiesThatAreLargerThanWhatItHoldsAtATime() throws IOException {
    List<TestRecord> all = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      byte[] example = new byte[3 << 20];
      Arrays.fill(example, (byte) number);
      TestRecord record = TestRecord.of(number).holding(example);
      all.addAll(List.of(record, record.copied(1), record.copied(2), record.copied(3)));
    }
    WritingBench bench = bench("one").partitions(1).dealing(1L << 30, 1);

    Outcome outcome = bench.write(all);

    byte[] shard = outcome.files().get("birds-train.tfrecord-00000-of-00001");
    assertThat(Shards.records(shard).stream().map(example -> example[0]))
        .containsExactlyElementsOf(
            inOrder(all, 0).stream().map(record -> record.example()[0]).toList());
    assertThat(Shards.files(bench.spill()))
        .hasSizeGreaterThan(3)
        .hasEntrySatisfying(
            "copies-0.segment", segment -> assertThat(segment).hasSizeBetween(8 << 20, 11 << 20));
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
    List<TestRecord> validation = inOrder(records, 2);
    assertThat(names(outcome, 0)).hasSize(24);
    assertThat(names(outcome, 2)).hasSize(8);
    requireEqualSizes(outcome, 0, 37);
    requireEqualSizes(outcome, 2, 12);
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
    names.addAll(names(outcome, 2));
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
    assertThat(verdicts(outcome)).hasSize(all.size());
    assertThat(verdicts(outcome))
        .extracting(verdict -> verdict.id() + " " + verdict.copy() + " " + verdict.line())
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
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

  @Test
  void writesAFileForEachOfTooFewRecords() throws IOException {
    Outcome outcome = bench("one").dealing(5_000, 8).write(records.subList(1, 4));

    assertThat(names(outcome, 0)).hasSize(3);
    assertThat(written(outcome, 0)).isEqualTo(examples(inOrder(records.subList(1, 4), 0)));
    assertThat(facts(outcome, Fact.Kind.REMAINDER)).isEmpty();
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
