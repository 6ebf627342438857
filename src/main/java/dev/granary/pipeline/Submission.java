package dev.granary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.RunRequest.Caller;
import dev.granary.pipeline.dataflow.Job;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * What is needed to publish a run whose job ends when nobody waits for it: the content of {@code
 * submission.json} in the run's folder.
 *
 * @param spill where the job's encoded records wait
 * @param job absent where the job is begun by somebody else, from a template
 */
record Submission(Origin origin, String spill, Optional<Job> job) {
  private static final int MOST_BYTES = 1 << 22;

  /** What was asked, and by whom. */
  record Origin(Source source, String commandLine, String environmentWords, Caller caller) {}

  /** The spec as it was, wherever its file is by now. */
  record Source(String directory, String text) {}

  static Submission of(RunRequest request, RunPlaces places, Optional<Job> job) {
    return new Submission(
        new Origin(
            new Source(request.specDirectory(), request.specText()),
            request.commandLine(),
            request.environmentWords(),
            request.caller()),
        places.spill(),
        job);
  }

  void write(Storage storage, RunPlaces places) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object
        .put("specDirectory", origin.source().directory())
        .put("spec", origin.source().text())
        .put("commandLine", origin.commandLine())
        .put("environmentWords", origin.environmentWords())
        .put("by", origin.caller().by())
        .put("codeVersion", origin.caller().codeVersion())
        .put("started", origin.caller().started().toString())
        .put("spill", spill);
    job.ifPresent(
        begun ->
            object
                .putObject("job")
                .put("id", begun.id())
                .put("project", begun.project())
                .put("region", begun.region())
                .put("page", begun.page()));
    try (OutputStream out = storage.create(places.submission(), Durability.DURABLE)) {
      out.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(object));
    }
  }

  static Submission read(Storage storage, String path) throws IOException {
    JsonNode object = new ObjectMapper().readTree(storage.read(path, MOST_BYTES));
    Caller caller =
        new Caller(
            object.path("by").asText(),
            object.path("codeVersion").asText(),
            Instant.parse(object.path("started").asText()));
    return new Submission(
        new Origin(
            new Source(object.path("specDirectory").asText(), object.path("spec").asText()),
            object.path("commandLine").asText(),
            object.path("environmentWords").asText(),
            caller),
        object.path("spill").asText(),
        Optional.of(object.path("job")).filter(JsonNode::isObject).map(Submission::job));
  }

  private static Job job(JsonNode object) {
    return new Job(
        object.path("id").asText(),
        object.path("project").asText(),
        object.path("region").asText());
  }
}
