package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.joda.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest {
  private static volatile CountDownLatch begun = new CountDownLatch(1);
  private static volatile CountDownLatch mayEnd = new CountDownLatch(1);
  private static volatile CountDownLatch tornDown = new CountDownLatch(1);

  private final Journal journal = Journal.open();

  @BeforeEach
  void close() {
    begun = new CountDownLatch(1);
    mayEnd = new CountDownLatch(1);
    tornDown = new CountDownLatch(1);
  }

  @AfterEach
  void open() {
    mayEnd.countDown();
  }

  @Test
  void aRunGoesOnAfterTheTimeToWaitForItIsOver() {
    InProcessResult result = start(waiting());

    assertThat(result.waitUntilFinish(Duration.millis(1))).isNull();
    assertThat(result.getState()).isEqualTo(State.RUNNING);

    mayEnd.countDown();
    assertThat(result.waitUntilFinish(Duration.standardSeconds(50))).isEqualTo(State.DONE);
    assertThat(result.cancel()).isEqualTo(State.DONE);
    assertThat(journal.entries()).containsExactly("torn down", 1);
  }

  @Test
  void cancellingWakesAWaitingStepTearsItDownAndRunsNoLaterStage() throws InterruptedException {
    InProcessResult result = start(waiting());
    begun.await();

    result.cancel();

    assertThat(result.waitUntilFinish()).isEqualTo(State.CANCELLED);
    assertThat(result.getState()).isEqualTo(State.CANCELLED);
    assertThat(journal.entries()).containsExactly("torn down");
  }

  @Test
  void cancellingEndsAStepThatHandsOnElementsForEver() throws InterruptedException {
    Pipeline pipeline = pipeline();
    pipeline
        .apply(Create.of(1))
        .apply("For ever", ParDo.of(new ForEver()))
        .apply("Take", ParDo.of(new Take()));
    InProcessResult result = start(pipeline);
    begun.await();

    result.cancel();

    assertThat(result.waitUntilFinish()).isEqualTo(State.CANCELLED);
  }

  @Test
  void interruptingTheThreadThatRunsAPipelineCancelsIt() throws InterruptedException {
    Pipeline pipeline = waiting();
    Journal thrown = Journal.open();
    Thread caller =
        new Thread(
            () -> assertThatThrownBy(pipeline::run).satisfies(e -> thrown.add(e.getMessage())));
    caller.start();
    begun.await();

    caller.interrupt();
    caller.join();
    tornDown.await();

    assertThat(thrown.entries()).containsExactly("Interrupted while waiting for the run to end.");
    assertThat(journal.entries()).containsExactly("torn down");
  }

  private Pipeline waiting() {
    Pipeline pipeline = pipeline();
    journal.record(
        pipeline
            .apply(Create.of(1))
            .apply("Wait", ParDo.of(new Wait(journal)))
            .apply(Reshuffle.viaRandomKey()));
    return pipeline;
  }

  static final class Wait extends DoFn<Integer, Integer> {
    private final Journal journal;

    private Wait(Journal journal) {
      this.journal = journal;
    }

    @ProcessElement
    public void process(@Element Integer element, OutputReceiver<Integer> out)
        throws InterruptedException {
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw e;
      }
      out.output(element);
    }

    @Teardown
    public void teardown() {
      journal.add(Thread.currentThread().isInterrupted() ? "torn down interrupted" : "torn down");
      tornDown.countDown();
    }
  }

  static final class ForEver extends DoFn<Integer, Integer> {
    @ProcessElement
    public void process(@Element Integer element, OutputReceiver<Integer> out) {
      while (true) {
        out.output(element);
      }
    }
  }

  static final class Take extends DoFn<Integer, Integer> {
    @ProcessElement
    public void process() {
      begun.countDown();
    }
  }
}
