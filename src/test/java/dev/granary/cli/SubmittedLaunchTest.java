package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.handoff.HandoffJson;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A version in a bucket, and tools that write down what they are given. */
@Timeout(120)
class SubmittedLaunchTest {
  private static final String LAUNCH =
      """
      launch:
        target: jobset
        command: [python3, train.py]
        image: example.com/train:1
        slice: v5litepod-16
        context: tpus
        project: your-project
        zone: us-west4-a
        runtime_version: tpu-ubuntu2204-base
      """;

  @TempDir Path folder;
  private LocalGcs gcs;
  private Sightings sightings;
  private Path tools;

  @BeforeEach
  void publish() throws IOException {
    gcs = LocalGcs.start("lake");
    sightings =
        Sightings.in(folder).but("processes: [2]", "processes: [v5litepod-16], global_batch: 4");
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.writeString(
        folder.resolve("env.yaml"),
        "root: gs://lake/published\ngcs: {endpoint: \"%s\", credentials: none}\n%s"
            .formatted(gcs.endpoint(), LAUNCH));
    assertThat(sightings.tell("run", "--env", env()))
        .satisfies(told -> assertThat(told.code()).as(told.err()).isZero());
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Test
  void theHandoffIsInTheBucketAndTheToolGetsTheJobSet() throws Exception {
    tool("kubectl", "echo jobset created; echo careful >&2");

    Told told = launch();

    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.out())
        .isEqualTo(
            """
            submitted sightings 1.0.0 to jobset
              name: sightings-1-0-0-001
              hand-off: gs://lake/published/sightings/_training/1.0.0-001/handoff.json
              watch: kubectl --context=tpus --namespace=default get jobset/sightings-1-0-0-001
              end: kubectl --context=tpus --namespace=default delete jobset/sightings-1-0-0-001
            """);
    assertThat(told.err()).contains("kubectl: jobset created\n", "kubectl: careful\n");
    assertThat(Files.readAllLines(tools.resolve("kubectl.words")))
        .containsExactly("--context=tpus", "--namespace=default", "create", "--filename=-");
    String submitted = Files.readString(tools.resolve("kubectl.input"));
    assertThat(submitted)
        .contains("gs://lake/published/sightings/_training/1.0.0-001/handoff.json");
    assertThat(sightings.tell("launch", "--env", env(), "--dry-run").out())
        .isEqualTo(
            "# hand-off: gs://lake/published/sightings/_training/1.0.0-002/handoff.json\n"
                + "# file: jobset.yaml\n"
                + submitted.replace("0-0-001", "0-0-002").replace("0.0-001", "0.0-002")
                + "# command:\nkubectl --context=tpus --namespace=default create --filename=-"
                + " <jobset.yaml\n");
    assertThat(HandoffJson.read(handoff("1.0.0-001")).processes().count()).isEqualTo(4);
  }

  @Test
  void theNextLaunchTakesTheNextName() throws Exception {
    tool("kubectl", "exit 0");

    launch();

    assertThat(launch().out()).contains("name: sightings-1-0-0-002\n");
    assertThat(handoff("1.0.0-001")).exists();
    assertThat(handoff("1.0.0-002")).exists();
    assertThat(sightings.tell("models", "--env", env()).out())
        .contains("1.0.0-002  at work, or cut off", "1.0.0-001  at work, or cut off");
  }

  @Test
  void aToolThatFailsIsQuoted() throws Exception {
    tool(
        "gcloud",
        "for word; do case $word in --metadata-from-file=*) cat ${word##*=};; esac; done;"
            + " echo no quota left; exit 9");

    Told told = launch("--target", "queued-resource");

    assertThat(told.code()).isEqualTo(ExitCode.INFRASTRUCTURE.number());
    assertThat(told.err())
        .contains("gcloud: export GRANARY_PROCESS_COUNT='4'\n", "gcloud: no quota left\n")
        .contains("granary: gcloud ended with exit code 9: ")
        .contains(
            "; no quota left. The hand-off stays in"
                + " gs://lake/published/sightings/_training/1.0.0-001/handoff.json; whether a job"
                + " is there, tells `gcloud compute tpus queued-resources describe");
    assertThat(told.out()).isEmpty();
  }

  @Test
  void withoutTheToolNothingIsWritten() throws Exception {
    Told told = launch();

    assertThat(told.code()).isEqualTo(ExitCode.INFRASTRUCTURE.number());
    assertThat(told.err())
        .isEqualTo(
            "granary: kubectl is not on the PATH, and it submits to target jobset: install it;"
                + " --dry-run prints what would be submitted\n");
    assertThat(handoff("1.0.0-001")).doesNotExist();
  }

  @Test
  void aVersionOfThisMachineIsRefused() throws IOException {
    Path root = folder.resolve("out");
    assertThat(sightings.tell("run").code()).isZero();

    Told told = sightings.tell("launch", "--env", env(), "--root", root.toString());

    assertThat(told.code()).isEqualTo(ExitCode.INVALID.number());
    assertThat(told.err())
        .isEqualTo(
            "granary: the version is in %s/sightings/1.0.0, which the machines of target jobset cannot read: publish it below a root that begins with gs://, or train on this machine with --target command\n"
                .formatted(root));
    assertThat(sightings.tell("launch", "--env", env(), "--root", root.toString(), "--dry-run"))
        .satisfies(
            rehearsed -> {
              assertThat(rehearsed.code()).isZero();
              assertThat(rehearsed.err()).startsWith("granary: this would be refused: the version");
              assertThat(rehearsed.out()).contains("kind: \"JobSet\"");
            });
  }

  @Test
  void whatATargetLacksIsNamed() {
    assertThat(refusal("--target", "xpk"))
        .isEqualTo(
            "granary: target xpk needs [launch.cluster]: write it in the environment's section"
                + " launch\n");
    assertThat(refusal("--target", "gke"))
        .isEqualTo(
            "granary: --target must be one of local, command, jobset, vertex, queued-resource, xpk,"
                + " is gke\n");
    assertThat(refusal("--hosts", "2"))
        .isEqualTo(
            "granary: 1 x v5litepod-16 has 4 processes, one for each VM, not 2: leave --hosts out,"
                + " or name other slices\n");
    assertThat(refusal("--training-dir", "here"))
        .isEqualTo(
            "granary: --training-dir is a folder of this machine, and target jobset trains"
                + " elsewhere\n");
    assertThat(refusal("--target", "local", "--", "python3"))
        .isEqualTo(
            "granary: the built-in trainer takes no command, and [python3] was given: add --target"
                + " command to run it on this machine\n");
  }

  private String refusal(String... more) {
    List<String> words = new ArrayList<>(List.of("--env", env()));
    words.addAll(List.of(more));
    Told told = sightings.tell("launch", words.toArray(String[]::new));
    assertThat(told.code()).as(told.err()).isEqualTo(ExitCode.INVALID.number());
    return told.err();
  }

  /** In a process of its own, whose PATH begins with the tools of the test. */
  private Told launch(String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.granary.cli.Granary",
                "launch",
                sightings.spec().toString(),
                "--env",
                env()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", tools.toString());
    Process process =
        builder
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    return new Told(
        process.waitFor(),
        Files.readString(folder.resolve("out.txt")),
        Files.readString(folder.resolve("err.txt")));
  }

  /** A tool that writes down its words and its input, and then does more. */
  private void tool(String name, String more) throws IOException {
    Path file =
        Files.writeString(
            tools.resolve(name),
            """
            #!/bin/bash
            PATH=/usr/bin:/bin
            printf '%%s\\n' "$@" >"$(dirname "$0")/%s.words"
            cat >"$(dirname "$0")/%s.input"
            %s
            """
                .formatted(name, name, more));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path handoff(String name) throws IOException {
    Path dump = Files.createTempDirectory(folder, "dump");
    gcs.dumpTo(dump);
    return dump.resolve("lake/published/sightings/_training").resolve(name).resolve("handoff.json");
  }

  private String env() {
    return folder.resolve("env.yaml").toString();
  }
}
