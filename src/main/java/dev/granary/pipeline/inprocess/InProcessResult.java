package dev.granary.pipeline.inprocess;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run of {@link InProcessRunner}: still going, or how it ended. */
public final class InProcessResult implements PipelineResult {
  private final Run run;
  private final CompletableFuture<Ending> over;

  InProcessResult(Run run, CompletableFuture<Ending> over) {
    this.run = run;
    this.over = over;
  }

  /**
   * {@code RUNNING} until the last worker has stopped; then {@code DONE}, {@code FAILED} or {@code
   * CANCELLED}.
   */
  @Override
  public State getState() {
    return over.isDone() ? over.join().state() : State.RUNNING;
  }

  /** How many bytes of groups went to disk so far, since memory did not hold them. */
  public long spilledBytes() {
    return run.memory().spilled().sum();
  }

  /**
   * Asks the workers to stop and returns at once; {@link #waitUntilFinish()} returns when they
   * have.
   */
  @Override
  public State cancel() {
    run.end().cancel();
    return getState();
  }

  /**
   * Waits for the end.
   *
   * @return the final state
   * @throws StepFailedException if a step failed
   */
  @Override
  public State waitUntilFinish() {
    State state = waitUntilFinish(Duration.ZERO);
    return state == null ? State.UNKNOWN : state;
  }

  /**
   * Waits for the end, but not longer than given; for less than a millisecond, as Beam has it,
   * without limit.
   *
   * @return the final state, or null if the run still goes on
   * @throws StepFailedException if a step failed
   */
  @Override
  public @Nullable State waitUntilFinish(Duration limit) {
    try {
      Ending ending =
          limit.getMillis() < 1 ? over.get() : over.get(limit.getMillis(), TimeUnit.MILLISECONDS);
      if (ending instanceof Ending.Failed failed) {
        throw new StepFailedException(failed.step(), failed.failure());
      }
      return ending.state();
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the run to end.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The run was lost.", e);
    }
  }

  /** The metrics of all steps so far; committed values are there once the run is done. */
  @Override
  public MetricResults metrics() {
    return getState() == State.DONE
        ? MetricsContainerStepMap.asMetricResults(run.metrics(), run.metrics())
        : MetricsContainerStepMap.asAttemptedOnlyMetricResults(run.metrics());
  }
}
