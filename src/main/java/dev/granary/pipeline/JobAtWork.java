package dev.granary.pipeline;

import dev.granary.pipeline.dataflow.Job;
import dev.granary.pipeline.dataflow.RunnerJobs;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** A job that was begun for a run; it goes on when this process ends. */
final class JobAtWork {
  private final Setting setting;
  private final Submission submission;
  private final PipelineResult result;

  /** The run that it was begun for. */
  record Setting(AfterJob.Setting after, RunFolder folder, RunRequest request) {}

  private JobAtWork(Setting setting, Submission submission, PipelineResult result) {
    this.setting = setting;
    this.submission = submission;
    this.result = result;
  }

  /** Notes in the run's folder all that publishing needs. */
  static JobAtWork begun(Setting setting, PipelineResult result) throws IOException {
    Submission submission =
        Submission.of(setting.request(), setting.folder().places(), RunnerJobs.begun(result));
    setting.folder().submitted(submission);
    return new JobAtWork(setting, submission, result);
  }

  RunResult submitted() {
    return new RunResult.Submitted(
        setting.folder().places().directory(), publishing(), submission.job());
  }

  /** Of a template nothing may be asked: somebody else begins its job. */
  RunResult publishWhenDone() throws IOException {
    Optional<Job> job = submission.job();
    return job.isEmpty() ? submitted() : publishWhenDone(job.get());
  }

  private RunResult publishWhenDone(Job job) throws IOException {
    RunRequest.Watching watching = setting.request().watching();
    watching.notices().accept(job + " is at work, and is waited for: " + job.page());
    AfterJob after =
        new AfterJob(
            setting.after(),
            submission,
            new PublishRun.Asked(Optional.empty(), setting.request().caller(), watching));
    after.require(waitUntilFinished(job), setting.folder().note());
    watching.notices().accept(job + " is done" + counted());
    return after.publish(setting.request().publishing(), AfterJob.Afterwards.FORGET);
  }

  private PipelineResult.State waitUntilFinished(Job job) {
    Thread interrupted =
        new Thread(
            () ->
                setting
                    .request()
                    .watching()
                    .notices()
                    .accept(
                        "%s goes on. To end it: %s. To publish when it is done: %s"
                            .formatted(job, job.cancelling(), publishing())));
    Runtime.getRuntime().addShutdownHook(interrupted);
    PipelineResult.State state = result.waitUntilFinish();
    Runtime.getRuntime().removeShutdownHook(interrupted);
    return state;
  }

  /** For people; what is published rests on the facts that the job wrote. */
  private String counted() {
    MetricsFilter records =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(ScanFiles.Scan.class, ScanFiles.RECORDS))
            .build();
    MetricQueryResults found = result.metrics().queryMetrics(records);
    long read = 0;
    for (MetricResult<Long> counter : found.getCounters()) {
      read += counter.getAttempted();
    }
    return read == 0 ? "" : "; its workers counted " + read + " records read";
  }

  private String publishing() {
    String environment = setting.request().environmentWords();
    return "scripts/granary publish"
        + (environment.isEmpty() ? "" : " " + environment)
        + " "
        + setting.folder().places().directory();
  }
}
