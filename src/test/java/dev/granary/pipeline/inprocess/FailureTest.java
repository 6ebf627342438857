package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static dev.granary.pipeline.inprocess.InProcessPipelines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class FailureTest {
  private final Journal journal = Journal.open();

  @Test
  void theCauseIsTheUsersOwnExceptionAndTheMessageNamesTheStep() {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.of(1)).apply("Break", ParDo.of(new Break()));

    assertThatThrownBy(() -> run(pipeline))
        .isInstanceOf(Pipeline.PipelineExecutionException.class)
        .hasMessage("Step 'Break/ParMultiDo(Break)' failed: java.io.IOException: broken 1")
        .cause()
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("broken 1");
  }

  @Test
  void theStepThatFailedIsNamedNotTheOneBeforeIt() {
    Pipeline pipeline = pipeline();
    pipeline
        .apply(Create.of(1))
        .apply("Pass on", ParDo.of(new PassOn()))
        .apply("Break", ParDo.of(new Break()));

    assertThatThrownBy(() -> run(pipeline))
        .isInstanceOfSatisfying(
            StepFailedException.class,
            failed -> assertThat(failed.step()).isEqualTo("Break/ParMultiDo(Break)"));
  }

  @Test
  void aFailureThatAnEarlierStepSwallowsStillFailsTheRunAndTheFailedCopySeesNoMore() {
    Pipeline pipeline = pipeline(1);
    pipeline
        .apply(Create.of(1, 2, 3))
        .apply("Swallow", ParDo.of(new Swallow(journal)))
        .apply("Break", ParDo.of(new Break()));

    assertThatThrownBy(() -> run(pipeline))
        .hasMessage("Step 'Break/ParMultiDo(Break)' failed: java.io.IOException: broken 1");
    assertThat(journal.entries()).containsExactly("UserCodeException", "CancellationException");
  }

  @Test
  void aFailureOfAShufflesReaderEndsTheRunBeforeLaterStages() {
    Pipeline pipeline = pipeline();
    journal.record(
        pipeline
            .apply(Create.of(1))
            .apply("Break", ParDo.of(new Break()))
            .apply(Reshuffle.viaRandomKey()));

    assertThatThrownBy(() -> run(pipeline)).isInstanceOf(StepFailedException.class);
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  void afterAFailureTheOtherWorkersStopEvenThoseThatWait() {
    Pipeline pipeline = pipeline(2);
    pipeline
        .apply(Create.of(IntStream.range(0, 1000).boxed().toList()))
        .apply("Wait or break", ParDo.of(new WaitOrBreak(journal)));

    assertThatThrownBy(() -> run(pipeline)).hasMessageContaining("broken by the second");
    assertThat(journal.entries()).contains("interrupted").hasSizeLessThan(10);
  }

  @Test
  void aKeyThatCannotBeEncodedIsTheGroupingsFailure() {
    Pipeline pipeline = pipeline();
    pipeline
        .apply(Create.of(1))
        .apply("No key", ParDo.of(new NoKey()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of()))
        .apply("Group", GroupByKey.create());

    assertThatThrownBy(() -> run(pipeline))
        .hasMessageStartingWith(
            "Step 'Group' failed: java.lang.IllegalArgumentException: A key cannot");
  }

  @Test
  void anErrorFailsTheRunToo() {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.of(1)).apply("Break", ParDo.of(new BreakBadly()));

    assertThatThrownBy(() -> run(pipeline)).hasCauseExactlyInstanceOf(StackOverflowError.class);
  }

  @Test
  void aFailedAssertionOfBeamFailsTheRun() {
    Pipeline pipeline = pipeline();
    PAssert.that(pipeline.apply(Create.of(1))).containsInAnyOrder(2);

    assertThatThrownBy(() -> run(pipeline)).hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void waitingForAFailedRunThrowsEachTimeAndItsStateIsFailed() {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.of(1)).apply("Break", ParDo.of(new Break()));

    InProcessResult result = start(pipeline);

    assertThatThrownBy(result::waitUntilFinish).isInstanceOf(StepFailedException.class);
    assertThatThrownBy(result::waitUntilFinish).isInstanceOf(StepFailedException.class);
    assertThat(result.getState()).isEqualTo(State.FAILED);
    assertThat(result.cancel()).isEqualTo(State.FAILED);
  }

  static final class Break extends DoFn<Integer, Integer> {
    @ProcessElement
    public void fail(@Element Integer element) throws IOException {
      throw new IOException("broken " + element);
    }
  }

  static final class BreakBadly extends DoFn<Integer, Integer> {
    @ProcessElement
    public void fail() {
      throw new StackOverflowError();
    }
  }

  static final class PassOn extends DoFn<Integer, Integer> {
    @ProcessElement
    public void pass(@Element Integer element, OutputReceiver<Integer> out) {
      out.output(element);
    }
  }

  static final class Swallow extends DoFn<Integer, Integer> {
    private final Journal journal;

    private Swallow(Journal journal) {
      this.journal = journal;
    }

    @ProcessElement
    public void swallow(@Element Integer element, OutputReceiver<Integer> out) {
      for (int time = 0; time < 2; time++) {
        try {
          out.output(element);
        } catch (RuntimeException e) {
          journal.add(e.getClass().getSimpleName());
        }
      }
    }
  }

  /** The first copy to come waits for ever; the second breaks. */
  static final class WaitOrBreak extends DoFn<Integer, Integer> {
    private final Journal journal;

    private WaitOrBreak(Journal journal) {
      this.journal = journal;
    }

    @ProcessElement
    public void process() throws InterruptedException {
      if (journal.first("waiting")) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          journal.add("interrupted");
          throw e;
        }
      }
      throw new IllegalStateException("broken by the second");
    }
  }

  static final class NoKey extends DoFn<Integer, KV<String, Integer>> {
    @ProcessElement
    public void process(@Element Integer element, OutputReceiver<KV<String, Integer>> out) {
      out.output(KV.of(null, element));
    }
  }
}
