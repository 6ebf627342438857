package dev.granary.pipeline;

import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.joda.time.Duration;

/** A job that some service has done, or failed to do; it tells of itself as Dataflow's does. */
public record PretendedJob(State state, PipelineResult done) implements PipelineResult {
  public String getJobId() {
    return "job-1";
  }

  public String getProjectId() {
    return "some-project";
  }

  public String getRegion() {
    return "us-central1";
  }

  @Override
  public State getState() {
    return state;
  }

  @Override
  public State cancel() {
    throw new UnsupportedOperationException("nobody cancels here");
  }

  @Override
  public State waitUntilFinish(Duration most) {
    return state;
  }

  @Override
  public State waitUntilFinish() {
    return state;
  }

  @Override
  public MetricResults metrics() {
    return done.metrics();
  }
}
