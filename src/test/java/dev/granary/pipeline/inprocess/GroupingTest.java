package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Mean;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static final TupleTag<Integer> LEFT = new TupleTag<>() {};
  private static final TupleTag<String> RIGHT = new TupleTag<>() {};

  private final Journal journal = Journal.open();

  @Test
  void groupsByKeyAndHandsOutEveryValue() {
    Pipeline pipeline = pipeline();
    PCollection<KV<String, List<Integer>>> groups =
        pipeline
            .apply(Create.of(KV.of("a", 1), KV.of("b", 2), KV.of("a", 3), KV.of("a", 1)))
            .apply(GroupByKey.create())
            .apply(ParDo.of(new SortValues<>()));
    journal.record(groups);

    run(pipeline);

    assertThat(journal.entries())
        .containsExactlyInAnyOrder(KV.of("a", List.of(1, 1, 3)), KV.of("b", List.of(2)));
  }

  @Test
  void keysThatAreEncodedTheSameAreOneKey() {
    Pipeline pipeline = pipeline();
    journal.record(
        pipeline
            .apply(
                Create.of(KV.of(new byte[] {1}, 1), KV.of(new byte[] {1}, 2))
                    .withCoder(KvCoder.of(ByteArrayCoder.of(), VarIntCoder.of())))
            .apply(Reshuffle.viaRandomKey())
            .apply(GroupByKey.create())
            .apply(Values.create())
            .apply(ParDo.of(new CountValues())));

    run(pipeline);

    assertThat(journal.entries()).containsExactly(2);
  }

  @Test
  void valuesOfAGroupMayBeReadMoreThanOnce() {
    Pipeline pipeline = pipeline();
    journal.record(
        pipeline
            .apply(Create.of(KV.of("a", 1), KV.of("a", 2)))
            .apply(GroupByKey.create())
            .apply(Values.create())
            .apply(ParDo.of(new SumTwice())));

    run(pipeline);

    assertThat(journal.entries()).containsExactly(6);
  }

  @Test
  void coGroupsSeveralCollections() {
    Pipeline pipeline = pipeline();
    PCollection<KV<String, Integer>> left =
        pipeline.apply("Left", Create.of(KV.of("a", 1), KV.of("b", 2)));
    PCollection<KV<String, String>> right =
        pipeline.apply("Right", Create.of(KV.of("a", "x"), KV.of("c", "y")));
    journal.record(
        KeyedPCollectionTuple.of(LEFT, left)
            .and(RIGHT, right)
            .apply(CoGroupByKey.create())
            .apply(ParDo.of(new Join())));

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder("a [1] [x]", "b [2] []", "c [] [y]");
  }

  @Test
  void combinesPerKeyAndGlobally() {
    Pipeline pipeline = pipeline();
    PCollection<KV<String, Integer>> pairs =
        pipeline.apply(Create.of(KV.of("a", 1), KV.of("b", 2), KV.of("a", 3)));
    PAssert.that(pairs.apply(Sum.integersPerKey()))
        .containsInAnyOrder(List.of(KV.of("a", 4), KV.of("b", 2)));
    PCollection<Integer> numbers = pairs.apply(Values.create());
    PAssert.thatSingleton(numbers.apply(Sum.integersGlobally())).isEqualTo(6);
    PAssert.thatSingleton(numbers.apply(Mean.globally())).isEqualTo(2.0);
    PAssert.thatSingleton(
            numbers.apply("Fan out", Combine.globally(Sum.ofIntegers()).withFanout(3)))
        .isEqualTo(6);

    run(pipeline);
  }

  @Test
  void aGlobalCombineOfNothingGivesItsDefault() {
    Pipeline pipeline = pipeline();
    PCollection<Integer> nothing = pipeline.apply(Create.empty(VarIntCoder.of()));
    PAssert.thatSingleton(nothing.apply(Sum.integersGlobally())).isEqualTo(0);
    PAssert.that(nothing.apply(Combine.globally(Sum.ofIntegers()).withoutDefaults())).empty();

    run(pipeline);
  }

  @Test
  void timestampsSurviveShufflesAndAreCombinedByGroups() {
    Pipeline pipeline = pipeline();
    PCollection<KV<String, Integer>> pairs =
        pipeline
            .apply(Create.of(5, 3, 4))
            .apply(WithTimestamps.of(number -> Instant.ofEpochMilli(number)))
            .apply(Window.<Integer>into(new GlobalWindows()))
            .apply(Reshuffle.viaRandomKey())
            .apply(WithKeys.of("k"));
    journal.record(pairs.apply("Time of each", ParDo.of(new TimeOf<>())));
    journal.record(
        pairs
            .apply(
                Window.<KV<String, Integer>>configure()
                    .withTimestampCombiner(TimestampCombiner.EARLIEST))
            .apply(GroupByKey.create())
            .apply("Time of group", ParDo.of(new TimeOf<>())));

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(3L, 4L, 5L, 3L);
  }

  @Test
  void nullIsAKeyWhenItsCoderKnowsIt() {
    Pipeline pipeline = pipeline();
    journal.record(
        pipeline
            .apply(
                Create.of(KV.of((Void) null, 1))
                    .withCoder(KvCoder.of(VoidCoder.of(), VarIntCoder.of())))
            .apply(GroupByKey.create()));

    run(pipeline);

    assertThat(journal.entries()).hasSize(1);
  }

  static final class SortValues<K> extends DoFn<KV<K, Iterable<Integer>>, KV<K, List<Integer>>> {
    @ProcessElement
    public void sort(
        @Element KV<K, Iterable<Integer>> group, OutputReceiver<KV<K, List<Integer>>> out) {
      List<Integer> sorted = new ArrayList<>();
      group.getValue().forEach(sorted::add);
      sorted.sort(null);
      out.output(KV.of(group.getKey(), sorted));
    }
  }

  static final class CountValues extends DoFn<Iterable<Integer>, Integer> {
    @ProcessElement
    public void count(@Element Iterable<Integer> values, OutputReceiver<Integer> out) {
      int count = 0;
      for (Integer ignored : values) {
        count++;
      }
      out.output(count);
    }
  }

  static final class SumTwice extends DoFn<Iterable<Integer>, Integer> {
    @ProcessElement
    public void sum(@Element Iterable<Integer> values, OutputReceiver<Integer> out) {
      int sum = 0;
      for (int pass = 0; pass < 2; pass++) {
        for (Integer value : values) {
          sum += value;
        }
      }
      out.output(sum);
    }
  }

  static final class Join extends DoFn<KV<String, CoGbkResult>, String> {
    @ProcessElement
    public void join(@Element KV<String, CoGbkResult> group, OutputReceiver<String> out) {
      CoGbkResult result = group.getValue();
      out.output(group.getKey() + " " + result.getAll(LEFT) + " " + result.getAll(RIGHT));
    }
  }

  static final class TimeOf<T> extends DoFn<T, Long> {
    @ProcessElement
    public void time(@Timestamp Instant timestamp, OutputReceiver<Long> out) {
      out.output(timestamp.getMillis());
    }
  }
}
