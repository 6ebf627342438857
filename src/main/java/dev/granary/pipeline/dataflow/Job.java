package dev.granary.pipeline.dataflow;

/** A job that the service has taken on. */
public record Job(String id, String project, String region) {
  /** Where people look at it. */
  public String page() {
    return "https://console.cloud.google.com/dataflow/jobs/%s/%s?project=%s"
        .formatted(region, id, project);
  }

  /** What ends it before it is done. */
  public String cancelling() {
    return "gcloud dataflow jobs cancel %s --project %s --region %s".formatted(id, project, region);
  }

  @Override
  public String toString() {
    return "Dataflow job " + id;
  }
}
