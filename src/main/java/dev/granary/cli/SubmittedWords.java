package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.RunResult.Submitted;

/** What to tell of a run whose job nobody waits for. */
final class SubmittedWords {
  private SubmittedWords() {}

  static String text(String dataset, Submitted submitted) {
    StringBuilder text = new StringBuilder(dataset).append(": submitted\n");
    submitted
        .job()
        .ifPresentOrElse(
            job ->
                text.append("  %s is at work: %s\n".formatted(job, job.page()))
                    .append("  To end it: %s\n".formatted(job.cancelling())),
            () ->
                text.append("  A template was written; a job is begun by whoever asked for it.\n"));
    return text.append("  Nothing is published yet. When the job is done:\n\n  ")
        .append(submitted.publishing())
        .append("\n\n  run: ")
        .append(submitted.folder())
        .append('\n')
        .toString();
  }

  static void put(ObjectNode document, Submitted submitted) {
    document.put("run", submitted.folder()).put("publish", submitted.publishing());
    submitted
        .job()
        .ifPresent(
            job ->
                document
                    .putObject("job")
                    .put("id", job.id())
                    .put("project", job.project())
                    .put("region", job.region())
                    .put("page", job.page()));
  }
}
