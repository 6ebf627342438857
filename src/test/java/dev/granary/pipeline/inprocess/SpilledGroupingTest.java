package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that outgrow the memory they may have. */
class SpilledGroupingTest {
  private static final int SEEDS = 64;
  private static final int EACH = 200;
  private static final int BYTES = 400;

  @TempDir Path folder;
  private final Journal journal = Journal.open();

  /** 5 MB in all: with little memory in many runs, with much in none. */
  @ParameterizedTest
  @ValueSource(longs = {200_000, 2_000_000, 100_000_000})
  void everyValueOfEveryKeyArrivesOnce(long budget) {
    Pipeline pipeline = pipeline(budget);
    journal.record(grouped(pipeline).apply(ParDo.of(new Sums())));

    InProcessResult result = run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrderElementsOf(expected());
    long all = (long) SEEDS * EACH * BYTES;
    assertThat(result.spilledBytes())
        .isBetween(budget < all ? all : 0, budget < all ? all * 11 / 10 : 0);
  }

  @Test
  void nothingIsLeftOnDisk() throws IOException {
    Pipeline pipeline = pipeline(200_000);
    journal.record(grouped(pipeline).apply(ParDo.of(new FilesIn(folder.toString()))));

    run(pipeline);

    assertThat(journal.entries()).as("files while the groups are read").containsOnly(0L);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void timestampsAreCombinedAcrossRuns() {
    Pipeline pipeline = pipeline(100_000);
    journal.record(
        pipeline
            .apply(Create.of(IntStream.range(0, SEEDS).boxed().toList()))
            .apply(WithTimestamps.of(seed -> Instant.ofEpochMilli(1000 + seed)))
            .apply(Reshuffle.viaRandomKey())
            .apply(ParDo.of(new Large()))
            .apply(
                Window.<KV<String, byte[]>>configure()
                    .withTimestampCombiner(TimestampCombiner.EARLIEST))
            .apply(GroupByKey.create())
            .apply(ParDo.of(new GroupingTest.TimeOf<>())));

    run(pipeline);

    assertThat(journal.entries()).containsExactly(1000L);
  }

  @Test
  void aFullDiskFailsTheRunAtTheGroupingAndSaysWhere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Pipeline pipeline = pipeline(100_000, file);
    grouped(pipeline);

    assertThatThrownBy(() -> run(pipeline))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("GroupByKey")
        .rootCause()
        .hasMessageContaining(file.toString());
  }

  private Pipeline pipeline(long budget) {
    return pipeline(budget, folder);
  }

  private static Pipeline pipeline(long budget, Path directory) {
    InProcessOptions options = PipelineOptionsFactory.create().as(InProcessOptions.class);
    options.setRunner(InProcessRunner.class);
    options.setInProcessParallelism(2);
    options.setInProcessGroupingBytes(budget);
    options.setInProcessSpillDirectory(directory.toString());
    return Pipeline.create(options);
  }

  private static PCollection<KV<String, Iterable<byte[]>>> grouped(Pipeline pipeline) {
    return pipeline
        .apply(Create.of(IntStream.range(0, SEEDS).boxed().toList()))
        .apply(Reshuffle.viaRandomKey())
        .apply(ParDo.of(new Make()))
        .apply(GroupByKey.create());
  }

  /** One key that has half of all, one that every seed has, and many that few have. */
  private static KV<String, byte[]> pair(Random random, int i) {
    String key = i % 2 == 0 ? "hot" : i == 1 ? "each" : "k" + random.nextInt(1000);
    byte[] value = new byte[BYTES];
    random.nextBytes(value);
    return KV.of(key, value);
  }

  private static List<String> expected() {
    Map<String, long[]> sums = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < EACH; i++) {
        KV<String, byte[]> pair = pair(random, i);
        long[] sum = sums.computeIfAbsent(pair.getKey(), any -> new long[2]);
        sum[0]++;
        sum[1] += Arrays.hashCode(pair.getValue());
      }
    }
    return sums.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue()[0] + " " + each.getValue()[1])
        .toList();
  }

  static final class Make extends DoFn<Integer, KV<String, byte[]>> {
    @ProcessElement
    public void make(@Element Integer seed, OutputReceiver<KV<String, byte[]>> out) {
      Random random = new Random(seed);
      for (int i = 0; i < EACH; i++) {
        out.output(pair(random, i));
      }
    }
  }

  static final class Large extends DoFn<Integer, KV<String, byte[]>> {
    @ProcessElement
    public void make(@Element Integer seed, OutputReceiver<KV<String, byte[]>> out) {
      out.output(KV.of("k", new byte[70_000 + seed]));
    }
  }

  /** Reads twice, as a step may. */
  static final class Sums extends DoFn<KV<String, Iterable<byte[]>>, String> {
    @ProcessElement
    public void sum(@Element KV<String, Iterable<byte[]>> group, OutputReceiver<String> out) {
      long count = 0;
      for (byte[] ignored : group.getValue()) {
        count++;
      }
      long sum = 0;
      for (byte[] value : group.getValue()) {
        sum += Arrays.hashCode(value);
      }
      out.output(group.getKey() + " " + count + " " + sum);
    }
  }

  static final class FilesIn extends DoFn<KV<String, Iterable<byte[]>>, Long> {
    private final String folder;

    FilesIn(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void count(OutputReceiver<Long> out) throws IOException {
      try (var files = Files.list(Path.of(folder))) {
        out.output(files.count());
      }
    }
  }
}
