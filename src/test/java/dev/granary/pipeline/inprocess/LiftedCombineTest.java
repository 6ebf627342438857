package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LiftedCombineTest {
  private static final int MANY = 10_000;

  private final Journal journal = Journal.open();

  @Test
  void aWorkerSendsOneOfEachKeyAndNotItsValues() {
    Pipeline pipeline = pipeline(2);
    journal.record(numbers(pipeline).apply(Combine.perKey(new Merged())).apply(Values.create()));

    run(pipeline);

    int merged = (int) journal.entries().get(0);
    assertThat(merged).as("what two workers sent of one key").isBetween(1, 2);
  }

  @Test
  void thereMayBeMoreKeysThanAWorkerHasRoomFor() {
    Pipeline pipeline = pipeline(2);
    PCollection<KV<Integer, Integer>> twice =
        pipeline
            .apply(Create.of(IntStream.range(0, 50_000).boxed().toList()))
            .apply(ParDo.of(new Twice()));
    PCollection<KV<Integer, Integer>> sums = twice.apply(Sum.integersPerKey());
    PAssert.thatSingleton(sums.apply(Count.globally())).isEqualTo(50_000L);
    PAssert.that(sums)
        .satisfies(
            all -> {
              all.forEach(sum -> assertThat(sum.getValue()).isEqualTo(2 * sum.getKey() + 1));
              return null;
            });

    run(pipeline);
  }

  @Test
  void keysThatAreEncodedTheSameAreOneKey() {
    Pipeline pipeline = pipeline(2);
    PCollection<KV<byte[], Integer>> pairs =
        pipeline.apply(
            Create.of(Stream.of(1, 1, 2).map(i -> KV.of(new byte[] {i.byteValue()}, i)).toList())
                .withCoder(KvCoder.of(ByteArrayCoder.of(), VarIntCoder.of())));
    journal.record(pairs.apply(Sum.integersPerKey()).apply(Values.create()));

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(2, 2);
  }

  @Test
  void timestampsAreCombinedAsTheWindowSays() {
    Pipeline pipeline = pipeline(2);
    journal.record(
        pipeline
            .apply(Create.of(5, 3, 4))
            .apply(WithTimestamps.of(number -> Instant.ofEpochMilli(number)))
            .apply(Reshuffle.viaRandomKey())
            .apply(Window.<Integer>configure().withTimestampCombiner(TimestampCombiner.LATEST))
            .apply(WithKeys.of("k"))
            .apply(Sum.integersPerKey())
            .apply(ParDo.of(new GroupingTest.TimeOf<>())));

    run(pipeline);

    assertThat(journal.entries()).containsExactly(5L);
  }

  private static PCollection<KV<String, Integer>> numbers(Pipeline pipeline) {
    return pipeline
        .apply(Create.of(IntStream.range(0, MANY).boxed().toList()))
        .apply(Reshuffle.viaRandomKey())
        .apply(WithKeys.of("k"));
  }

  /** Tells how many accumulators were merged; where none are lifted, one for each value. */
  static final class Merged extends Combine.CombineFn<Integer, List<Integer>, Integer> {
    @Override
    public List<Integer> createAccumulator() {
      return List.of(1);
    }

    @Override
    public List<Integer> addInput(List<Integer> accumulator, Integer input) {
      return accumulator;
    }

    @Override
    public List<Integer> mergeAccumulators(Iterable<List<Integer>> accumulators) {
      int merged = 0;
      for (List<Integer> each : accumulators) {
        merged += each.get(0);
      }
      return List.of(merged);
    }

    @Override
    public Integer extractOutput(List<Integer> accumulator) {
      return accumulator.get(0);
    }

    @Override
    public Coder<List<Integer>> getAccumulatorCoder(CoderRegistry registry, Coder<Integer> input) {
      return ListCoder.of(VarIntCoder.of());
    }
  }

  static final class Twice extends DoFn<Integer, KV<Integer, Integer>> {
    @ProcessElement
    public void twice(@Element Integer number, OutputReceiver<KV<Integer, Integer>> out) {
      out.output(KV.of(number, number));
      out.output(KV.of(number, number + 1));
    }
  }
}
