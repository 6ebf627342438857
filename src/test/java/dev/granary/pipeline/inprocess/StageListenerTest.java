package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.Test;

class StageListenerTest {
  private final Pipeline pipeline = pipeline(1);
  private final Told told = new Told();

  @Test
  void hearsOfEachStageItsItemsAndItsEndInOrder() {
    pipeline
        .apply("Pairs", Create.of(KV.of("a", 1), KV.of("b", 2), KV.of("a", 3)))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Group", GroupByKey.create());

    InProcessRunner.create(pipeline.getOptions(), told).run(pipeline);

    assertThat(told.events)
        .containsExactly(
            "Pairs starts with 3",
            "Pairs",
            "Pairs",
            "Pairs",
            "Pairs ends",
            "Spread starts with 3",
            "Spread",
            "Spread",
            "Spread",
            "Spread ends",
            "Group starts with 2",
            "Group",
            "Group",
            "Group ends");
  }

  /** The values, each with what Java adds to it; a shuffle of elements is no grouping. */
  @Test
  void hearsAtTheEndHowMuchWasGrouped() {
    pipeline
        .apply(
            "Pairs", Create.of(KV.of("a", bytes(10)), KV.of("b", bytes(20)), KV.of("a", bytes(3))))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Group", GroupByKey.create());

    InProcessRunner.create(pipeline.getOptions(), told).run(pipeline);

    assertThat(told.grouped).containsExactly(33L + 3 * 32);
  }

  private static byte[] bytes(int count) {
    return new byte[count];
  }

  @Test
  void hearsOfStagesWithoutItems() {
    pipeline.apply("Nothing", Create.empty(VarIntCoder.of()));

    InProcessRunner.create(pipeline.getOptions(), told).run(pipeline);

    assertThat(told.events).containsExactly("Nothing starts with 0", "Nothing ends");
  }

  @Test
  void hearsOfASideInputsStageBeforeItsReadersAndOfWhatIsHeldForIt() {
    PCollection<Integer> numbers = pipeline.apply("Numbers", Create.of(1, 2));
    PCollectionView<Iterable<Integer>> own = numbers.apply("Own", View.asIterable());
    PCollectionView<Integer> other =
        pipeline.apply("Later", Create.of(7)).apply("Other", View.asSingleton());
    numbers.apply("Hold", ParDo.of(new Nothing()).withSideInputs(own));
    numbers.apply("Wait", ParDo.of(new Nothing()).withSideInputs(other));

    InProcessRunner.create(pipeline.getOptions(), told).run(pipeline);

    assertThat(told.events.stream().filter(event -> event.contains(" starts")))
        .containsSubsequence(
            "Later starts with 1",
            "Numbers starts with 2",
            "Hold/ParMultiDo(Nothing) (held for its side inputs) starts with 2");
  }

  @Test
  void hearsNeitherOfTheEndOfAStageThatFailedNorOfLaterStages() {
    pipeline
        .apply("Numbers", Create.of(1))
        .apply("Break", ParDo.of(new FailureTest.Break()))
        .apply("Spread", Reshuffle.viaRandomKey());

    assertThatThrownBy(() -> InProcessRunner.create(pipeline.getOptions(), told).run(pipeline))
        .isInstanceOf(StepFailedException.class);
    assertThat(told.events).containsExactly("Numbers starts with 1");
  }

  @Test
  void aListenerThatThrowsFailsTheRun() {
    pipeline.apply("Numbers", Create.of(1));
    StageListener broken =
        new StageListener() {
          @Override
          public void itemDone(String stage) {
            throw new IllegalStateException("deaf");
          }
        };

    assertThatThrownBy(() -> InProcessRunner.create(pipeline.getOptions(), broken).run(pipeline))
        .hasMessage("Step 'Numbers' failed: java.lang.IllegalStateException: deaf");
  }

  static final class Nothing extends DoFn<Integer, Integer> {
    @ProcessElement
    public void process() {}
  }

  private static final class Told implements StageListener {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> grouped = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void runFinished(long groupedBytes) {
      grouped.add(groupedBytes);
    }

    @Override
    public void stageStarted(String stage, long items) {
      events.add(stage + " starts with " + items);
    }

    @Override
    public void itemDone(String stage) {
      events.add(stage);
    }

    @Override
    public void stageFinished(String stage, long wallNanoseconds) {
      assertThat(wallNanoseconds).isNotNegative();
      events.add(stage + " ends");
    }
  }
}
