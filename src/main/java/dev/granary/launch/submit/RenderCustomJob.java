package dev.granary.launch.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.launch.LaunchRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A custom job of Vertex AI: one slice, which the service makes and takes away. */
final class RenderCustomJob {
  private static final String FILE = "custom-job.json";

  private final LaunchRequest request;
  private final Platform.Vertex target;
  private final Slices slices;

  RenderCustomJob(LaunchRequest request, Platform.Vertex target) {
    this.request = request;
    this.target = target;
    this.slices = target.slices();
  }

  Submission render() {
    slices.requireCapacity("vertex", Slices.Capacity.ON_DEMAND, Slices.Capacity.SPOT);
    if (slices.count() != 1) {
      throw new LaunchRefused(
          "launch.slices is %d: target vertex has one slice a job".formatted(slices.count()));
    }
    String name = request.name().label();
    List<String> command =
        new ArrayList<>(gcloud("create", "--display-name=" + name, "--config=" + FILE));
    command.add("--labels=" + Flags.pairs(request.name().labels(request.labels())));
    target.account().ifPresent(account -> command.add(Flags.account(account, "vertex")));
    command.add("--quiet");
    return new Submission(
        Submission.file(FILE, text(job())),
        command,
        Optional.empty(),
        gcloud("list", "--filter=displayName=" + name),
        gcloud("cancel", "JOB"));
  }

  private List<String> gcloud(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of("gcloud", "ai", "custom-jobs", verb));
    words.add("--project=" + target.project());
    words.add("--region=" + target.region());
    words.addAll(List.of(more));
    return words;
  }

  private ObjectNode job() {
    ObjectNode job = JsonNodeFactory.instance.objectNode();
    ObjectNode pool = job.putArray("workerPoolSpecs").addObject();
    pool.putObject("machineSpec")
        .put("machineType", machine())
        .put("tpuTopology", slices.topology());
    pool.put("replicaCount", 1);
    ObjectNode container = pool.putObject("containerSpec").put("imageUri", target.image());
    ArrayNode command = container.putArray("command");
    request.command().forEach(command::add);
    ArrayNode names = container.putArray("env");
    GivenNames.of(request, slices)
        .forEach((name, value) -> names.addObject().put("name", name).put("value", value));
    if (slices.capacity() == Slices.Capacity.SPOT) {
      job.putObject("scheduling").put("strategy", "SPOT");
    }
    return job;
  }

  private String machine() {
    return slices
        .platform()
        .machine()
        .orElseThrow(
            () ->
                new LaunchRefused(
                    "launch.slice %s has no machine type that is known: take another slice"
                        .formatted(slices.slice().name())));
  }

  private static String text(ObjectNode job) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return new ObjectMapper()
              .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
              .writeValueAsString(job)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a custom job", e);
    }
  }
}
