package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.NonMergingWindowFn;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.transforms.windowing.WindowFn;
import org.apache.beam.sdk.transforms.windowing.WindowMappingFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private final Journal journal = Journal.open();
  private final Pipeline pipeline = pipeline();

  @Test
  void tellsEveryReasonAtOnceBeforeAnythingRuns() {
    PCollection<KV<String, Integer>> pairs = pipeline.apply("Pairs", Create.of(KV.of("a", 1)));
    journal.record(pairs);
    pairs.apply("Remember", ParDo.of(new Remember()));
    pairs.apply("Alarm", ParDo.of(new Alarm()));
    pairs.apply("In order", ParDo.of(new InOrder()));
    pairs.apply("Finalize", ParDo.of(new Finalize()));
    pairs.apply("Hourly", Window.into(FixedWindows.of(Duration.standardHours(1))));

    PipelineRefusedException refused = refused();

    assertThat(refused.reasons())
        .containsExactly(
            "Remember/ParMultiDo(Remember): state",
            "Alarm/ParMultiDo(Alarm): timers",
            "In order/ParMultiDo(InOrder): state",
            "In order/ParMultiDo(InOrder): input sorted by time",
            "Finalize/ParMultiDo(Finalize): bundle finalizer",
            "Hourly/Window.Assign: windows other than the global one: FixedWindows");
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void theMessageListsTheReasonsAndSaysWhatToDo() {
    pipeline.apply("Pairs", Create.of(KV.of("a", 1))).apply("Remember", ParDo.of(new Remember()));

    assertThatThrownBy(pipeline::run)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            """
            The in-process runner cannot run this pipeline:
              - Remember/ParMultiDo(Remember): state
            Change these steps, or choose another runner with --runner.""");
  }

  @Test
  void refusesWhatNeverEnds() {
    pipeline.apply("Numbers", GenerateSequence.from(0));

    assertThat(refused().reasons())
        .anySatisfy(
            reason -> assertThat(reason).startsWith("Numbers/").endsWith("unbounded collection"))
        .anySatisfy(
            reason ->
                assertThat(reason).contains("splittable DoFn whose elements may have no end"));
  }

  @Test
  void refusesAPrimitiveItDoesNotKnow() {
    pipeline.apply("Stream", TestStream.create(VarIntCoder.of()).advanceWatermarkToInfinity());

    assertThat(refused().reasons())
        .contains("Stream: unknown transform org.apache.beam.sdk.testing.TestStream");
  }

  @Test
  void tellsOfWindowsWhereTheyComeInAndNotAgainBehind() {
    PCollection<Integer> windowed =
        pipeline
            .apply(Create.of(1))
            .apply("Hourly", Window.into(FixedWindows.of(Duration.standardHours(1))));
    journal.record(windowed);

    assertThat(refused().reasons()).hasSize(1);
  }

  @Test
  void takesTheGlobalWindowFromWhoeverAssignsIt() {
    PCollection<Integer> assigned = pipeline.apply(Create.of(1)).apply(Window.into(new OnlyOne()));
    journal.record(assigned);

    InProcessPipelines.run(pipeline);

    assertThat(journal.entries()).containsExactly(1);
  }

  @Test
  void refusesWhoeverMayAssignTheGlobalWindowMoreThanOnce() {
    pipeline.apply(Create.of(1)).apply("Often", Window.into(new OnlyOne().withoutThePromise()));

    assertThat(refused().reasons())
        .containsExactly("Often/Window.Assign: windows other than the global one: OnlyOne");
  }

  @Test
  void runsASplittableStepWhoseElementsEnd() {
    journal.record(pipeline.apply(Create.of(3)).apply("Count", ParDo.of(new CountTo())));

    InProcessPipelines.run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  @Test
  void readsABoundedSource() {
    journal.record(pipeline.apply(GenerateSequence.from(0).to(5)));

    InProcessPipelines.run(pipeline);

    assertThat(journal.entries()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
  }

  private PipelineRefusedException refused() {
    return catchThrowableOfType(PipelineRefusedException.class, pipeline::run);
  }

  static final class Remember extends DoFn<KV<String, Integer>, Integer> {
    @StateId("last")
    private final StateSpec<ValueState<Integer>> last = StateSpecs.value();

    @ProcessElement
    public void process(@StateId("last") ValueState<Integer> state) {
      state.write(1);
    }
  }

  static final class Alarm extends DoFn<KV<String, Integer>, Integer> {
    @TimerId("alarm")
    private final TimerSpec alarm = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    @ProcessElement
    public void process(@TimerId("alarm") Timer timer) {
      timer.offset(Duration.ZERO).setRelative();
    }

    @OnTimer("alarm")
    public void ring() {}
  }

  static final class InOrder extends DoFn<KV<String, Integer>, Integer> {
    @StateId("last")
    private final StateSpec<ValueState<Integer>> last = StateSpecs.value();

    @RequiresTimeSortedInput
    @ProcessElement
    public void process(@StateId("last") ValueState<Integer> state) {
      state.write(1);
    }
  }

  static final class Finalize extends DoFn<KV<String, Integer>, Integer> {
    @ProcessElement
    public void process(BundleFinalizer finalizer) {}
  }

  /** Assigns the global window under a name of its own. */
  static final class OnlyOne extends NonMergingWindowFn<Object, GlobalWindow> {
    private boolean promised = true;

    OnlyOne withoutThePromise() {
      promised = false;
      return this;
    }

    @Override
    public List<GlobalWindow> assignWindows(AssignContext context) {
      return List.of(GlobalWindow.INSTANCE);
    }

    @Override
    public boolean assignsToOneWindow() {
      return promised;
    }

    @Override
    @SuppressWarnings("deprecation") // Beam still makes every window function answer it.
    public boolean isCompatible(WindowFn<?, ?> other) {
      return other instanceof OnlyOne;
    }

    @Override
    public Coder<GlobalWindow> windowCoder() {
      return GlobalWindow.Coder.INSTANCE;
    }

    @Override
    public WindowMappingFn<GlobalWindow> getDefaultWindowMappingFn() {
      return new GlobalWindows().getDefaultWindowMappingFn();
    }
  }

  @DoFn.BoundedPerElement
  static final class CountTo extends DoFn<Integer, Long> {
    @GetInitialRestriction
    public OffsetRange all(@Element Integer end) {
      return new OffsetRange(0, end);
    }

    @ProcessElement
    public void process(RestrictionTracker<OffsetRange, Long> tracker, OutputReceiver<Long> out) {
      for (long number = 0; tracker.tryClaim(number); number++) {
        out.output(number);
      }
    }
  }
}
