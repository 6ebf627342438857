package dev.granary.launch.submit;

import dev.granary.launch.LaunchRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A workload of xpk, which makes a JobSet of it by a template that takes one line of a shell. */
final class RenderWorkload {
  private final LaunchRequest request;
  private final Platform.Xpk target;
  private final Slices slices;

  RenderWorkload(LaunchRequest request, Platform.Xpk target) {
    this.request = request;
    this.target = target;
    this.slices = target.slices();
  }

  Submission render() {
    slices.requireCapacity("xpk", Slices.Capacity.ON_DEMAND);
    String name = request.name().label();
    List<String> command = new ArrayList<>(xpk("create"));
    command.add("--workload=" + name);
    command.add("--tpu-type=" + slices.acceleratorType("xpk"));
    command.add("--num-slices=" + slices.count());
    command.add("--max-restarts=" + request.maxRestarts());
    command.add("--docker-image=" + target.image());
    GivenNames.of(request, slices)
        .forEach((variable, value) -> command.add("--env=" + variable + "=" + value(value)));
    command.add("--command=" + line());
    return new Submission(
        new TreeMap<>(),
        command,
        Optional.empty(),
        xpk("list"),
        with(xpk("delete"), "--workload=" + name));
  }

  private List<String> xpk(String verb) {
    return List.of(
        "xpk",
        "workload",
        verb,
        "--project=" + target.project(),
        "--zone=" + target.zone(),
        "--cluster=" + target.cluster());
  }

  private static List<String> with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  /** The shell and then Kubernetes read it, so it is quoted for the one and then for the other. */
  private String line() {
    if (request.command().stream()
        .anyMatch(word -> word.chars().anyMatch(c -> c == '\n' || c == '\r'))) {
      throw new LaunchRefused(
          "launch.command holds a line break, which target xpk cannot hand on: put it into a"
              + " script");
    }
    return Quoted.forKubernetes(Quoted.forShell(request.command()));
  }

  /** Stands between double quotes of YAML in xpk's template. */
  private static String value(String value) {
    if (value.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
      throw new LaunchRefused(
          "target xpk cannot hand on %s, which holds a quote, a backslash or a line break: choose another root"
              .formatted(value));
    }
    return Quoted.forKubernetes(value);
  }
}
