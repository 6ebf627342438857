package dev.granary.launch.submit;

import static dev.granary.launch.submit.Requests.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the platforms' own descriptions require is there. Nothing here was sent to a platform. */
class PublishedFormsTest {
  private static final Slices TWO = slices("v6e-16", 2, Slices.Capacity.ON_DEMAND);
  private static final Slices ONE = slices("v6e-16", 1, Slices.Capacity.ON_DEMAND);

  /**
   * The fields under {@code required} in the custom resource definition of JobSet v1alpha2, which
   * holds batch/v1 Job and core/v1 Pod (kubernetes-sigs/jobset, config/components/crd/bases at
   * 08dfbdf). The golden files were held against the whole of it, unknown fields forbidden.
   */
  @Test
  void aJobSetHasWhatItsDefinitionRequires() throws IOException {
    JsonNode jobSet =
        new YAMLMapper()
            .readTree(
                RenderSubmission.of(Requests.of(8, "x"), Requests.jobSet(TWO))
                    .files()
                    .get("jobset.yaml"));

    assertThat(jobSet.path("apiVersion").textValue()).isEqualTo("jobset.x-k8s.io/v1alpha2");
    assertThat(jobSet.path("kind").textValue()).isEqualTo("JobSet");
    JsonNode replicated = jobSet.at("/spec/replicatedJobs/0");
    assertThat(names(replicated)).contains("name", "template");
    JsonNode job = replicated.at("/template/spec");
    assertThat(names(job)).contains("template");
    JsonNode pod = job.at("/template/spec");
    assertThat(names(pod)).contains("containers");
    // A Job's pods may not restart by themselves: batch/v1, JobSpec.template.
    assertThat(pod.path("restartPolicy").textValue()).isIn("Never", "OnFailure");
    JsonNode container = pod.at("/containers/0");
    assertThat(names(container)).contains("name", "image");
    assertThat(container.path("env")).allMatch(name -> name.path("name").isTextual());
    assertThat(container.at("/env/3/valueFrom/fieldRef/fieldPath").isTextual()).isTrue();
    // Numbers where numbers are wanted, texts where texts are.
    assertThat(replicated.path("replicas").isInt()).isTrue();
    assertThat(job.path("parallelism").isInt()).isTrue();
    assertThat(job.path("completions").intValue()).isEqualTo(4);
    assertThat(pod.path("nodeSelector")).allMatch(JsonNode::isTextual);
  }

  /** What GKE asks of pods with TPUs: the chips of a VM, and both selectors. */
  @Test
  void aPodAsksForAllChipsOfItsVm() throws IOException {
    JsonNode pod =
        new YAMLMapper()
            .readTree(
                RenderSubmission.of(Requests.of(8, "x"), Requests.jobSet(TWO))
                    .files()
                    .get("jobset.yaml"))
            .at("/spec/replicatedJobs/0/template/spec/template/spec");

    assertThat(pod.at("/containers/0/resources/limits").path("google.com/tpu").intValue())
        .isEqualTo(4);
    assertThat(names(pod.path("nodeSelector")))
        .containsExactly(
            "cloud.google.com/gke-tpu-accelerator", "cloud.google.com/gke-tpu-topology");
  }

  /**
   * Fields that Vertex AI's v1 reference calls required: of CustomJob displayName and jobSpec, of
   * CustomJobSpec workerPoolSpecs, of ContainerSpec imageUri, of EnvVar name and value; a pool
   * needs a machineSpec and replicaCount. gcloud's --config takes a CustomJobSpec, and
   * --display-name the rest.
   */
  @Test
  void aCustomJobHasWhatItsReferenceRequires() throws IOException {
    Submission submission = RenderSubmission.of(Requests.of(4, "x"), Requests.vertex(ONE));

    assertThat(submission.command()).contains("--display-name=bird-strikes-1-0-7-001");
    JsonNode pools =
        new ObjectMapper()
            .readTree(submission.files().get("custom-job.json"))
            .path("workerPoolSpecs");
    assertThat(pools).hasSize(1);
    JsonNode pool = pools.path(0);
    assertThat(names(pool)).contains("machineSpec", "replicaCount", "containerSpec");
    assertThat(names(pool.path("machineSpec"))).containsExactly("machineType", "tpuTopology");
    assertThat(pool.at("/containerSpec/imageUri").isTextual()).isTrue();
    assertThat(pool.at("/containerSpec/env"))
        .allSatisfy(name -> assertThat(names(name)).containsExactly("name", "value"));
  }

  /**
   * Required by the synopsis of gcloud compute tpus queued-resources create: the name, a zone, a
   * runtime version, an accelerator type, and a node's id or a count and a prefix (the TPU v2 API:
   * NodeSpec.node, Node.runtimeVersion, nodeId or multisliceParams). Release 528 of gcloud takes
   * these words.
   */
  @Test
  void aQueuedResourceHasWhatItsToolRequires() {
    List<String> one =
        RenderSubmission.of(Requests.of(4, "x"), Requests.queued(ONE, Optional.empty())).command();
    List<String> two =
        RenderSubmission.of(Requests.of(8, "x"), Requests.queued(TWO, Optional.empty())).command();

    assertThat(one)
        .contains(
            "bird-strikes-1-0-7-001",
            "--zone=us-west4-a",
            "--accelerator-type=v6e-16",
            "--runtime-version=v2-alpha-tpuv5-lite",
            "--node-id=bird-strikes-1-0-7-001");
    assertThat(two)
        .contains("--node-count=2", "--node-prefix=bird-strikes-1-0-7-001")
        .noneMatch(word -> word.startsWith("--node-id"));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
