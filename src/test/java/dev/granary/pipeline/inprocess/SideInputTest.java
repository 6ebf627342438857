package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.map;
import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.Test;

class SideInputTest {
  private final Journal journal = Journal.open();
  private final Pipeline pipeline = pipeline();
  private final PCollection<Integer> main = pipeline.apply("Main", Create.of(1, 2));
  private final PCollection<Integer> side = pipeline.apply("Side", Create.of(30, 10, 20));
  private final PCollection<KV<String, Integer>> pairs =
      pipeline.apply("Pairs", Create.of(KV.of("a", 1), KV.of("b", 2)));

  @Test
  void readsASingleton() {
    PCollectionView<Integer> view = pipeline.apply("One", Create.of(7)).apply(View.asSingleton());

    read("Read", main, view, value -> value);

    assertThat(entries()).containsExactly(7, 7);
  }

  @Test
  void readsTheDefaultOfAnEmptySingleton() {
    PCollectionView<Integer> view =
        pipeline
            .apply("None", Create.empty(VarIntCoder.of()))
            .apply(View.<Integer>asSingleton().withDefaultValue(9));

    read("Read", main, view, value -> value);

    assertThat(entries()).containsExactly(9, 9);
  }

  @Test
  void failsTheReaderOfAnEmptySingletonWithoutDefault() {
    PCollectionView<Integer> view =
        pipeline.apply("None", Create.empty(VarIntCoder.of())).apply(View.asSingleton());

    read("Read", main, view, value -> value);

    assertThatThrownBy(() -> run(pipeline))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("Step 'Read/ParMultiDo(Look)' failed")
        .hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void readsAnIterable() {
    read("Read", main, side.apply(View.asIterable()), SideInputTest::sum);

    assertThat(entries()).containsExactly(60, 60);
  }

  @Test
  void readsAnEmptyIterable() {
    PCollection<Integer> none = pipeline.apply("None", Create.empty(VarIntCoder.of()));

    read("Read", main, none.apply(View.asIterable()), SideInputTest::sum);

    assertThat(entries()).containsExactly(0, 0);
  }

  @Test
  void readsAListWithAndWithoutIndex() {
    read("Read", main, side.apply(View.asList()), List::size);
    read(
        "Read at random",
        main,
        side.apply("Random", View.<Integer>asList().withRandomAccess()),
        SideInputTest::sum);

    assertThat(entries()).containsExactlyInAnyOrder(3, 3, 60, 60);
  }

  @Test
  void readsAMapAndAMultimap() {
    read("Read", main, pairs.apply(View.asMap()), values -> 10 * values.get("a") + values.get("b"));
    read("Read many", main, pairs.apply(View.asMultimap()), values -> sum(values.get("b")));
    read(
        "Read in memory",
        main,
        pairs.apply("Memory", View.<String, Integer>asMap().inMemory()),
        Map::size);

    assertThat(entries()).containsExactlyInAnyOrder(12, 12, 2, 2, 2, 2);
  }

  @Test
  void findsAMapEntryByTheEncodingOfItsKey() {
    PCollectionView<Map<byte[], Integer>> view =
        pipeline
            .apply(
                "Bytes",
                Create.of(KV.of(new byte[] {5}, 50))
                    .withCoder(KvCoder.of(ByteArrayCoder.of(), VarIntCoder.of())))
            .apply(View.asMap());

    read("Read", main, view, values -> values.get(new byte[] {5}));

    assertThat(entries()).containsExactly(50, 50);
  }

  @Test
  void severalStepsReadOneViewAndOneStepSeveral() {
    PCollectionView<Iterable<Integer>> first = side.apply("First", View.asIterable());
    PCollectionView<Integer> second = side.apply(Sum.integersGlobally().asSingletonView());

    read("Read", main, first, SideInputTest::sum);
    read("Read again", pipeline.apply("Other", Create.of(1)), first, SideInputTest::sum);
    journal.record(
        main.apply("Both", ParDo.of(new LookAtBoth(first, second)).withSideInputs(first, second)));

    assertThat(entries()).containsExactlyInAnyOrder(60, 60, 60, "60=60", "60=60");
  }

  @Test
  void aViewOfTheVeryElementsThatAreReadWithItIsWholeBeforeTheFirstIsRead() {
    PCollection<Integer> numbers = side.apply(map(n -> n + 1));

    read("Read", numbers, numbers.apply(View.asIterable()), SideInputTest::sum);

    assertThat(entries()).containsExactly(63, 63, 63);
  }

  @Test
  void viewsMadeWithTheHelpOfViewsWaitForThem() {
    PCollection<Integer> numbers = side.apply(map(n -> n + 1));
    PCollectionView<Iterable<Integer>> first = numbers.apply("First", View.asIterable());
    PCollection<Integer> sums = look("Sum", numbers, first, SideInputTest::sum);
    PCollectionView<Iterable<Integer>> second =
        sums.apply(Reshuffle.viaRandomKey()).apply("Second", View.asIterable());

    read(
        "Read first", look("Read", numbers, second, SideInputTest::sum), first, SideInputTest::sum);
    read("Read second", sums, second, SideInputTest::sum);

    assertThat(entries()).containsExactlyInAnyOrder(63, 63, 63, 189, 189, 189);
  }

  @Test
  void aViewWithoutReadersDoesNoHarm() {
    side.apply(View.asIterable());
    pairs.apply(View.asMap());
    side.apply(Combine.globally(Sum.ofIntegers()).asSingletonView());

    assertThat(entries()).isEmpty();
  }

  @Test
  void aDuplicateKeyOfAMapIsTheReadersFailure() {
    PCollectionView<Map<String, Integer>> view =
        pipeline
            .apply(
                "Twice",
                Create.of(KV.of("a", 1), KV.of("a", 2))
                    .withCoder(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of())))
            .apply(View.asMap());

    read("Read", main, view, values -> values.get("a"));

    assertThatThrownBy(() -> run(pipeline))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("Step 'Read/ParMultiDo(Look)' failed")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  private List<Object> entries() {
    run(pipeline);
    return journal.entries();
  }

  private <V> void read(
      String name,
      PCollection<Integer> input,
      PCollectionView<V> view,
      SerializableFunction<V, Integer> look) {
    journal.record(look(name, input, view, look));
  }

  private static <V> PCollection<Integer> look(
      String name,
      PCollection<Integer> input,
      PCollectionView<V> view,
      SerializableFunction<V, Integer> look) {
    return input.apply(name, ParDo.of(new Look<>(view, look)).withSideInputs(view));
  }

  private static int sum(Iterable<Integer> numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToInt(n -> n).sum();
  }

  static final class Look<V> extends DoFn<Integer, Integer> {
    private final PCollectionView<V> view;
    private final SerializableFunction<V, Integer> look;

    private Look(PCollectionView<V> view, SerializableFunction<V, Integer> look) {
      this.view = view;
      this.look = look;
    }

    @ProcessElement
    public void look(ProcessContext context) {
      context.output(look.apply(context.sideInput(view)));
    }
  }

  static final class LookAtBoth extends DoFn<Integer, String> {
    private final PCollectionView<Iterable<Integer>> first;
    private final PCollectionView<Integer> second;

    LookAtBoth(PCollectionView<Iterable<Integer>> first, PCollectionView<Integer> second) {
      this.first = first;
      this.second = second;
    }

    @ProcessElement
    public void look(ProcessContext context) {
      context.output(sum(context.sideInput(first)) + "=" + context.sideInput(second));
    }
  }
}
