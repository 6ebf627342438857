package dev.granary.pipeline.dataflow;

import dev.granary.spec.DataflowSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Beam's runner for Dataflow is told. */
public final class JobArguments {
  private static final String LABELS = "--labels=";

  private JobArguments() {}

  /**
   * All of it; what the user gives is in place of ours, since the runner refuses an option that is
   * given twice.
   */
  public static List<String> of(
      DataflowSpec spec, Task task, List<String> jars, List<String> given) {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("runner", "DataflowRunner");
    ours.put("appName", "granary");
    ours.put("jobName", JobName.of(task));
    ours.put("labels", JobLabels.json(JobLabels.of(task, labels(spec, given))));
    spec.place().ifPresent(place -> putPlace(ours, place));
    ours.put("filesToStage", String.join(",", jars));
    putWorkers(ours, spec.workers());
    putNetwork(ours, spec.network());
    put(ours, "serviceAccount", spec.account());
    put(ours, "dataflowKmsKey", spec.key());
    put(ours, "experiments", list(spec.extras().experiments()));
    put(ours, "dataflowServiceOptions", list(spec.extras().serviceOptions()));
    List<String> theirs = given.stream().filter(option -> !isLabels(option)).toList();
    theirs.forEach(option -> ours.remove(nameOf(option)));
    return Stream.concat(
            ours.entrySet().stream()
                .map(option -> "--" + option.getKey() + "=" + option.getValue()),
            theirs.stream())
        .toList();
  }

  /** Who begins a job from a template may add labels; those of the run stay. */
  private static Map<String, String> labels(DataflowSpec spec, List<String> given) {
    Map<String, String> labels = new LinkedHashMap<>(spec.labels());
    given.stream()
        .filter(JobArguments::isLabels)
        .forEach(option -> labels.putAll(JobLabels.read(option.substring(LABELS.length()))));
    return labels;
  }

  private static boolean isLabels(String option) {
    return option.startsWith(LABELS);
  }

  private static void putPlace(Map<String, String> options, DataflowSpec.Place place) {
    options.put("project", place.project());
    options.put("region", place.region());
    options.put("stagingLocation", place.staging());
    options.put("gcpTempLocation", place.temp());
  }

  private static void putWorkers(Map<String, String> options, DataflowSpec.Workers workers) {
    put(options, "workerMachineType", workers.machineType());
    put(options, "numWorkers", workers.count().map(Object::toString));
    put(options, "maxNumWorkers", workers.most().map(Object::toString));
    options.put("autoscalingAlgorithm", workers.autoscaling().name());
    put(options, "diskSizeGb", workers.diskGib().map(Object::toString));
  }

  private static void putNetwork(Map<String, String> options, DataflowSpec.Network network) {
    put(options, "network", network.network());
    put(options, "subnetwork", network.subnetwork());
    options.put(
        "usePublicIps", String.valueOf(network.addresses() == DataflowSpec.Addresses.PUBLIC));
  }

  private static Optional<String> list(List<String> words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(words.stream().collect(Collectors.joining(",")));
  }

  private static void put(Map<String, String> options, String name, Optional<String> value) {
    value.ifPresent(given -> options.put(name, given));
  }

  private static String nameOf(String option) {
    return option.replaceFirst("^--", "").replaceFirst("=.*", "");
  }
}
