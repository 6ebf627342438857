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
    ours.put("labels", JobLabels.json(JobLabels.of(task, spec.labels())));
    spec.place().ifPresent(place -> putPlace(ours, place));
    ours.put("filesToStage", String.join(",", jars));
    putWorkers(ours, spec.workers());
    putNetwork(ours, spec.network());
    put(ours, "serviceAccount", spec.account());
    put(ours, "dataflowKmsKey", spec.key());
    put(ours, "experiments", list(spec.extras().experiments()));
    put(ours, "dataflowServiceOptions", list(spec.extras().serviceOptions()));
    given.forEach(option -> ours.remove(nameOf(option)));
    return Stream.concat(
            ours.entrySet().stream()
                .map(option -> "--" + option.getKey() + "=" + option.getValue()),
            given.stream())
        .toList();
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
