package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.map;
import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Redistribute;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InProcessRunnerTest {
  private static final TupleTag<Integer> EVEN = new TupleTag<>() {};
  private static final TupleTag<String> ODD = new TupleTag<>() {};

  private final Journal journal = Journal.open();

  @Test
  void beamFindsTheRunnerAndItsOptionsByName() {
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs("--runner=InProcessRunner", "--inProcessParallelism=3")
            .create();

    assertThat(PipelineRunner.fromOptions(options)).isInstanceOf(InProcessRunner.class);
    assertThat(options.as(InProcessOptions.class).getInProcessParallelism()).isEqualTo(3);
  }

  @Test
  void parallelismIsTheNumberOfProcessorsUnlessSet() {
    assertThat(PipelineOptionsFactory.as(InProcessOptions.class).getInProcessParallelism())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void refusesAParallelismBelowOne() {
    InProcessOptions options = PipelineOptionsFactory.as(InProcessOptions.class);
    options.setInProcessParallelism(0);

    assertThatThrownBy(() -> InProcessRunner.fromOptions(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inProcessParallelism must be at least 1, was 0");
  }

  @Test
  void runsAPipelineOfNothing() {
    assertThat(run(pipeline()).getState()).isEqualTo(State.DONE);
  }

  @Test
  void createHandsOnEachElementOnceWithNullsToo() {
    Pipeline pipeline = pipeline();
    journal.record(pipeline.apply(Create.of(1, 2, 2, 3)));
    journal.record(
        pipeline
            .apply("Null", Create.of((Void) null).withCoder(VoidCoder.of()))
            .apply(MapElements.into(TypeDescriptors.strings()).via(nothing -> "null")));

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(1, 2, 2, 3, "null");
  }

  @Test
  void impulseGivesOneEmptyArray() {
    Pipeline pipeline = pipeline();
    journal.record(pipeline.apply(Impulse.create()));

    run(pipeline);

    assertThat(journal.entries()).singleElement().isEqualTo(new byte[0]);
  }

  @Test
  void anEmptyCreateGivesNothingAndItsReadersStillEnd() {
    Pipeline pipeline = pipeline();
    PCollection<KV<String, Integer>> nothing =
        pipeline.apply(Create.empty(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of())));
    journal.record(nothing.apply(GroupByKey.create()));
    PAssert.that(nothing).empty();
    PAssert.thatSingleton(nothing.apply(Count.globally())).isEqualTo(0L);

    assertThat(run(pipeline).getState()).isEqualTo(State.DONE);
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void eachOutputGoesToItsOwnReadersAndUnreadOnesNowhere() {
    Pipeline pipeline = pipeline();
    PCollectionTuple parts =
        pipeline
            .apply(Create.of(1, 2, 3, 4))
            .apply(ParDo.of(new SplitByParity()).withOutputTags(EVEN, TupleTagList.of(ODD)));
    PAssert.that(parts.get(EVEN)).containsInAnyOrder(2, 4);
    PAssert.that(parts.get(ODD)).containsInAnyOrder("1", "3");
    journal.record(
        pipeline
            .apply("Again", Create.of(5, 6))
            .apply(
                "Split again",
                ParDo.of(new SplitByParity()).withOutputTags(EVEN, TupleTagList.of(ODD)))
            .get(ODD));

    run(pipeline);

    assertThat(journal.entries()).containsExactly("5");
  }

  @Test
  void everyReaderOfACollectionSeesEveryElement() {
    Pipeline pipeline = pipeline();
    PCollection<Integer> numbers = pipeline.apply(Create.of(1, 2)).apply(map(n -> n * 10));
    journal.record(numbers.apply("Plus one", map(n -> n + 1)));
    journal.record(numbers.apply("Plus two", map(n -> n + 2)));
    journal.record(numbers);

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(11, 12, 10, 21, 22, 20);
  }

  @Test
  void flattenOfTheTwoArmsOfADiamondTakesBoth() {
    Pipeline pipeline = pipeline();
    PCollection<Integer> numbers = pipeline.apply(Create.of(1, 2));
    PCollection<Integer> left = numbers.apply("Left", map(n -> n + 10));
    PCollection<Integer> right = numbers.apply("Right", Reshuffle.viaRandomKey());
    journal.record(
        PCollectionList.of(left)
            .and(right)
            .apply(Flatten.pCollections())
            .apply("After", map(n -> n * 2)));

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(2, 4, 22, 24);
  }

  @Test
  void flattenOfACollectionWithItselfDoublesIt() {
    Pipeline pipeline = pipeline();
    PCollection<Integer> numbers = pipeline.apply(Create.of(1, 2));
    journal.record(PCollectionList.of(numbers).and(numbers).apply(Flatten.pCollections()));

    run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(1, 1, 2, 2);
  }

  @Test
  void flattenOfNothingIsEmpty() {
    Pipeline pipeline = pipeline();
    PCollection<Integer> nothing =
        PCollectionList.<Integer>empty(pipeline)
            .apply(Flatten.pCollections())
            .setCoder(VarIntCoder.of());
    PAssert.that(nothing).empty();

    run(pipeline);
  }

  @Test
  void reshufflesAndRedistributesWithoutLossOrRepetition() {
    Pipeline pipeline = pipeline();
    PCollection<Integer> numbers = pipeline.apply(Create.of(1, 2, 3));
    PCollection<KV<String, Integer>> pairs = numbers.apply(WithKeys.of("k"));
    PAssert.that(numbers.apply(Reshuffle.viaRandomKey())).containsInAnyOrder(1, 2, 3);
    PAssert.that(numbers.apply(Redistribute.arbitrarily())).containsInAnyOrder(1, 2, 3);
    PAssert.that(pairs.apply(Reshuffle.of()).apply(Values.create())).containsInAnyOrder(1, 2, 3);
    PAssert.that(pairs.apply(Redistribute.byKey()).apply("Values", Values.create()))
        .containsInAnyOrder(1, 2, 3);

    run(pipeline);
  }

  @Test
  void elementsAreHandedOnByReference() {
    Pipeline pipeline = pipeline();
    List<Integer> element = new ArrayList<>(List.of(1));
    journal.record(
        pipeline.apply(Create.of(List.of(element)).withCoder(ListCoder.of(VarIntCoder.of()))));

    run(pipeline);

    assertThat(journal.entries()).singleElement().isSameAs(element);
  }

  @Test
  void onePipelineMayRunTwice() {
    Pipeline pipeline = pipeline();
    journal.record(pipeline.apply(Create.of(1)).apply(Reshuffle.viaRandomKey()));

    run(pipeline);
    run(pipeline);

    assertThat(journal.entries()).containsExactly(1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void anyParallelismGivesTheSame(int parallelism) {
    Pipeline pipeline = pipeline(parallelism);
    Integer[] numbers = new Integer[1000];
    Arrays.setAll(numbers, n -> n);
    PCollection<Integer> all = pipeline.apply(Create.of(Arrays.asList(numbers)));
    PCollection<KV<Integer, Integer>> remainders =
        all.apply(Reshuffle.viaRandomKey())
            .apply(
                WithKeys.<Integer, Integer>of(n -> n % 3).withKeyType(TypeDescriptors.integers()));
    journal.record(remainders.apply(Sum.integersPerKey()));
    journal.record(all.apply(Count.globally()));

    run(pipeline);

    assertThat(journal.entries())
        .containsExactlyInAnyOrder(KV.of(0, 166833), KV.of(1, 166167), KV.of(2, 166500), 1000L);
  }

  static final class SplitByParity extends DoFn<Integer, Integer> {
    @ProcessElement
    public void split(@Element Integer number, MultiOutputReceiver out) {
      if (number % 2 == 0) {
        out.get(EVEN).output(number);
      } else {
        out.get(ODD).output(number.toString());
      }
    }
  }
}
