package dev.granary.launch.submit;

import dev.granary.launch.LaunchRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A JobSet: each slice a job, each VM of it a pod. A pod that fails brings all back. Who a pod is,
 * follows from {@code JOB_COMPLETION_INDEX}, which Kubernetes sets, and the number of its slice.
 */
final class RenderJobSet {
  private static final String FILE = "jobset.yaml";
  private static final String SPOT = "cloud.google.com/gke-spot";

  private final LaunchRequest request;
  private final Platform.JobSet target;
  private final Slices slices;

  RenderJobSet(LaunchRequest request, Platform.JobSet target) {
    this.request = request;
    this.target = target;
    this.slices = target.slices();
  }

  Submission render() {
    slices.requireCapacity("jobset", Slices.Capacity.ON_DEMAND, Slices.Capacity.SPOT);
    String name = request.name().label();
    List<String> where =
        List.of("--context=" + target.context(), "--namespace=" + target.namespace());
    return new Submission(
        Submission.file(FILE, YamlText.of(jobSet(name))),
        kubectl(where, "create", "--filename=-"),
        Optional.of(FILE),
        kubectl(where, "get", "jobset/" + name),
        kubectl(where, "delete", "jobset/" + name));
  }

  private static List<String> kubectl(List<String> where, String... words) {
    List<String> all = new ArrayList<>(List.of("kubectl"));
    all.addAll(where);
    all.addAll(List.of(words));
    return all;
  }

  private Map<String, Object> jobSet(String name) {
    Map<String, Object> jobSet = new LinkedHashMap<>();
    jobSet.put("apiVersion", "jobset.x-k8s.io/v1alpha2");
    jobSet.put("kind", "JobSet");
    jobSet.put(
        "metadata",
        ordered(
            "name", name,
            "namespace", target.namespace(),
            "labels", labels(),
            "annotations",
                Map.of(
                    "alpha.jobset.sigs.k8s.io/exclusive-topology",
                    "cloud.google.com/gke-nodepool")));
    jobSet.put(
        "spec",
        ordered(
            "failurePolicy", Map.of("maxRestarts", request.maxRestarts()),
            "replicatedJobs",
                List.of(
                    ordered(
                        "name", "slice",
                        "replicas", slices.count(),
                        "template", Map.of("spec", job())))));
    return jobSet;
  }

  /** Keys of users may be words that YAML takes for something else, so they are quoted, too. */
  private Map<Object, String> labels() {
    SortedMap<String, String> labels = request.name().labels(request.labels());
    Map<Object, String> quoted = new LinkedHashMap<>();
    labels.forEach((label, value) -> quoted.put(new YamlText.Text(label), value));
    return quoted;
  }

  private Map<String, Object> job() {
    int pods = slices.slice().processes();
    return ordered(
        "completionMode",
        "Indexed",
        "parallelism",
        pods,
        "completions",
        pods,
        "backoffLimit",
        0,
        "template",
        ordered("metadata", Map.of("labels", labels()), "spec", pod()));
  }

  private Map<String, Object> pod() {
    Map<String, Object> pod = new LinkedHashMap<>();
    pod.put("restartPolicy", "Never");
    pod.put("hostNetwork", true);
    pod.put("dnsPolicy", "ClusterFirstWithHostNet");
    target.account().ifPresent(account -> pod.put("serviceAccountName", account(account)));
    pod.put("nodeSelector", nodes());
    if (slices.capacity() == Slices.Capacity.SPOT) {
      pod.put(
          "tolerations",
          List.of(
              ordered("key", SPOT, "operator", "Equal", "value", "true", "effect", "NoSchedule")));
    }
    pod.put("containers", List.of(container()));
    return pod;
  }

  private static String account(String account) {
    if (account.contains("@")) {
      throw new LaunchRefused(
          "launch.service_account %s is an address of Google's: target jobset needs the name of a service account of Kubernetes, bound to it"
              .formatted(account));
    }
    return account;
  }

  private Map<String, Object> nodes() {
    String accelerator =
        slices
            .platform()
            .gke()
            .orElseThrow(
                () ->
                    new LaunchRefused(
                        "launch.slice %s has no name in GKE that is known: take another type"
                            .formatted(slices.slice().name())));
    Map<String, Object> nodes = new LinkedHashMap<>();
    nodes.put("cloud.google.com/gke-tpu-accelerator", accelerator);
    nodes.put("cloud.google.com/gke-tpu-topology", slices.topology());
    if (slices.capacity() == Slices.Capacity.SPOT) {
      nodes.put(SPOT, "true");
    }
    return nodes;
  }

  private Map<String, Object> container() {
    List<Object> names = new ArrayList<>();
    GivenNames.of(request, slices)
        .forEach(
            (name, value) ->
                names.add(ordered("name", name, "value", Quoted.forKubernetes(value))));
    names.add(
        ordered(
            "name",
            "GRANARY_SLICE_INDEX",
            "valueFrom",
            Map.of(
                "fieldRef",
                Map.of("fieldPath", "metadata.labels['jobset.sigs.k8s.io/job-index']"))));
    return ordered(
        "name", "trainer",
        "image", target.image(),
        "command", request.command().stream().map(Quoted::forKubernetes).toList(),
        "env", names,
        "securityContext", Map.of("privileged", true),
        "resources", Map.of("limits", Map.of("google.com/tpu", slices.platform().chips())));
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
