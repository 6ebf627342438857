package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
  private final Journal journal = Journal.open();

  @Test
  void aCopyIsSetUpStartedFedFinishedAndTornDown() {
    Pipeline pipeline = pipeline(1);
    pipeline.apply(Create.of(1, 2)).apply(ParDo.of(new Told(journal, "first", "")));

    run(pipeline);

    assertThat(journal.entries())
        .containsExactly(
            "first setup", "first start", "first 1", "first 2", "first finish", "first teardown");
  }

  @Test
  void whatABundlesEndHandsOnReachesALaterStepThatSawNothingElse() {
    Pipeline pipeline = pipeline(1);
    pipeline
        .apply(Create.of(1, 2))
        .apply("First", ParDo.of(new Told(journal, "first", "")))
        .apply("Second", ParDo.of(new Told(journal, "second", "")));

    run(pipeline);

    assertThat(journal.entries())
        .containsExactly(
            "first setup",
            "first start",
            "first 1",
            "first 2",
            "second setup",
            "second start",
            "second 2",
            "first finish",
            "second finish",
            "first teardown",
            "second teardown");
  }

  @Test
  void aStepWithoutElementsIsNeverSetUp() {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.empty(VarIntCoder.of())).apply(ParDo.of(new Told(journal, "first", "")));

    run(pipeline);

    assertThat(journal.entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "setup, 'first setup, first teardown'",
    "start, 'first setup, first start, first teardown'",
    "1, 'first setup, first start, first 1, first teardown'",
    "finish, 'first setup, first start, first 1, first 2, first finish, first teardown'",
    "teardown, 'first setup, first start, first 1, first 2, first finish, first teardown'"
  })
  void aCopyIsTornDownOnceWhereverItFails(String failsAt, String expected) {
    Pipeline pipeline = pipeline(1);
    pipeline.apply(Create.of(1, 2)).apply("First", ParDo.of(new Told(journal, "first", failsAt)));

    assertThatThrownBy(() -> run(pipeline))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            "Step 'First/ParMultiDo(Told)' failed: java.lang.IllegalStateException: at " + failsAt);
    assertThat(String.join(", ", journal.entries().toArray(String[]::new))).isEqualTo(expected);
  }

  @Test
  void everyCopyOfEveryWorkerIsTornDownAfterAFailure() {
    Pipeline pipeline = pipeline(7);
    pipeline
        .apply(Create.of(1, 2, 3, 4, 5, 6, 7, 8, 9))
        .apply("First", ParDo.of(new Told(journal, "first", "")))
        .apply("Second", ParDo.of(new Told(journal, "second", "start")));

    assertThatThrownBy(() -> run(pipeline)).isInstanceOf(StepFailedException.class);
    assertThat(count("first teardown")).isEqualTo(count("first setup"));
    assertThat(count("second teardown")).isEqualTo(count("second setup"));
  }

  @Test
  void aFailureOfTeardownIsKeptBesideTheFirst() {
    Pipeline pipeline = pipeline(1);
    pipeline.apply(Create.of(1)).apply("First", ParDo.of(new Told(journal, "first", "1 teardown")));

    assertThatThrownBy(() -> run(pipeline))
        .cause()
        .hasMessage("at 1")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .extracting(suppressed -> suppressed.getCause().getMessage())
                    .isEqualTo("at teardown"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void eachWorkerHasOneCopyAndOneBundleOfAStage(int parallelism) {
    Pipeline pipeline = pipeline(parallelism);
    pipeline
        .apply(Create.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        .apply(ParDo.of(new Told(journal, "first", "")));

    run(pipeline);

    assertThat(count("first setup")).isBetween(1L, (long) parallelism);
    assertThat(count("first start")).isEqualTo(count("first setup"));
    assertThat(count("first finish")).isEqualTo(count("first setup"));
    assertThat(count("first teardown")).isEqualTo(count("first setup"));
  }

  private long count(String entry) {
    return journal.entries().stream().filter(entry::equals).count();
  }

  /**
   * Writes down what happens to it, fails where it is told to, and hands the last element on at the
   * bundle's end.
   */
  static final class Told extends DoFn<Integer, Integer> {
    private final Journal journal;
    private final String name;
    private final String failsAt;
    private int last;

    private Told(Journal journal, String name, String failsAt) {
      this.journal = journal;
      this.name = name;
      this.failsAt = failsAt;
    }

    @Setup
    public void setup() {
      tell("setup");
    }

    @StartBundle
    public void start() {
      tell("start");
    }

    @ProcessElement
    public void process(@Element Integer element, BoundedWindow window) {
      last = element;
      tell(element.toString());
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      context.output(last, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      tell("finish");
    }

    @Teardown
    public void teardown() {
      tell("teardown");
    }

    private void tell(String event) {
      journal.add(name + " " + event);
      if (List.of(failsAt.split(" ")).contains(event)) {
        throw new IllegalStateException("at " + event);
      }
    }
  }
}
