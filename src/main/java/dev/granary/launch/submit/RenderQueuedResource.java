package dev.granary.launch.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * VMs of the TPU API, which wait in its queue until there are enough. Each runs the trainer when it
 * starts. They stay, and cost, until somebody deletes them.
 */
final class RenderQueuedResource {
  private static final String FILE = "startup.sh";

  private final LaunchRequest request;
  private final Platform.QueuedResource target;
  private final Slices slices;

  RenderQueuedResource(LaunchRequest request, Platform.QueuedResource target) {
    this.request = request;
    this.target = target;
    this.slices = target.slices();
  }

  Submission render() {
    String name = request.name().label();
    List<String> command = new ArrayList<>(gcloud("create", name));
    command.add("--accelerator-type=" + slices.acceleratorType("queued-resource"));
    command.add("--runtime-version=" + target.runtimeVersion());
    if (slices.count() == 1) {
      command.add("--node-id=" + name);
    } else {
      command.add("--node-count=" + slices.count());
      command.add("--node-prefix=" + name);
    }
    switch (slices.capacity()) {
      case SPOT -> command.add("--spot");
      case RESERVED -> command.add("--reserved");
      case ON_DEMAND -> {
        // What the service gives when nothing is said.
      }
    }
    command.add("--metadata-from-file=startup-script=" + FILE);
    command.add("--labels=" + Flags.pairs(request.name().labels(request.labels())));
    target.account().ifPresent(account -> command.add(Flags.account(account, "queued-resource")));
    command.add("--quiet");
    return new Submission(
        Submission.file(FILE, script()),
        command,
        Optional.empty(),
        gcloud("describe", name),
        gcloud("delete", name, "--force"));
  }

  private List<String> gcloud(String verb, String name, String... more) {
    List<String> words = new ArrayList<>(List.of("gcloud", "compute", "tpus", "queued-resources"));
    words.addAll(List.of(verb, name, "--project=" + target.project(), "--zone=" + target.zone()));
    words.addAll(List.of(more));
    return words;
  }

  private String script() {
    StringBuilder script = new StringBuilder("#!/bin/bash\nset -eu\n");
    GivenNames.of(request, slices)
        .forEach(
            (name, value) ->
                script
                    .append("export ")
                    .append(name)
                    .append('=')
                    .append(Quoted.forShell(value))
                    .append('\n'));
    target
        .image()
        .flatMap(RenderQueuedResource::registry)
        .ifPresent(
            host ->
                script.append("gcloud auth configure-docker ").append(host).append(" --quiet\n"));
    script.append("exec ");
    target
        .image()
        .ifPresent(image -> script.append(docker()).append(Quoted.forShell(image)).append(' '));
    return script.append(Quoted.forShell(request.command())).append('\n').toString();
  }

  /** The names go in from the script's environment; TPU names are the VM's to tell. */
  private String docker() {
    StringBuilder docker = new StringBuilder("docker run --rm --privileged --network=host ");
    GivenNames.of(request, slices)
        .keySet()
        .forEach(name -> docker.append("--env ").append(name).append(' '));
    return docker.append("--entrypoint '' ").toString();
  }

  /** Google's registries want to know who asks. */
  private static Optional<String> registry(String image) {
    String host = image.substring(0, Math.max(0, image.indexOf('/')));
    return Optional.of(host).filter(name -> name.endsWith("pkg.dev") || name.endsWith("gcr.io"));
  }
}
