package dev.granary.pipeline.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.spec.DataflowSpec;
import dev.granary.spec.Environments;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runner is told follows from the environment and the run. */
class JobArgumentsTest {
  private static final Task TASK =
      new Task("gs://lake/out", "owls", "1700000000000-1", "owls@2026-11-20", "0".repeat(64));

  private static final DataflowSpec SPEC =
      Environments.read(Path.of("configs/dataflow.yaml")).dataflow();

  @Test
  void saysAllThatTheEnvironmentSays() {
    assertThat(JobArguments.of(SPEC, TASK, List.of("a.jar", "b.jar"), List.of()))
        .containsExactly(
            "--runner=DataflowRunner",
            "--appName=granary",
            "--jobName=" + JobName.of(TASK),
            "--labels={\"dataset\":\"owls\",\"run\":\"1700000000000-1\","
                + "\"run_key\":\"owls-2026-11-20\",\"spec_digest\":\""
                + "0".repeat(63)
                + "\",\"team\":\"data\"}",
            "--project=your-project",
            "--region=us-central1",
            "--stagingLocation=gs://your-bucket/staging",
            "--gcpTempLocation=gs://your-bucket/temp",
            "--filesToStage=a.jar,b.jar",
            "--workerMachineType=n2-standard-4",
            "--numWorkers=3",
            "--maxNumWorkers=50",
            "--autoscalingAlgorithm=THROUGHPUT_BASED",
            "--diskSizeGb=50",
            "--network=default",
            "--subnetwork=regions/us-central1/subnetworks/default",
            "--usePublicIps=false",
            "--serviceAccount=granary-worker@your-project.iam.gserviceaccount.com",
            "--experiments=use_runner_v2");
  }

  /** These are what tests need; a job that names one is sent somewhere else than to Google. */
  @Test
  void noOptionOfATestIsAmongThem() {
    assertThat(JobArguments.of(SPEC, TASK, List.of("a.jar"), List.of()))
        .noneMatch(
            argument ->
                argument.matches(
                    "--(apiRootUrl|dataflowEndpoint|gcsEndpoint|credentialFactoryClass"
                        + "|pathValidatorClass|stagerClass)=.*"))
        .noneMatch(argument -> argument.contains("127.0.0.1") || argument.contains("localhost"));
  }

  @Test
  void whatAPersonGivesIsInPlaceOfOurs() {
    List<String> arguments =
        JobArguments.of(
            SPEC,
            TASK,
            List.of(),
            List.of("--numWorkers=9", "--labels={\"team\":\"x\",\"run\":\"y\"}"));

    assertThat(arguments).contains("--numWorkers=9").doesNotContain("--numWorkers=3");
    assertThat(arguments)
        .filteredOn(argument -> argument.startsWith("--labels="))
        .singleElement()
        .asString()
        .contains("\"team\":\"x\"")
        .contains("\"run\":\"1700000000000-1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "owls, owls@2026-11-20, granary-owls-2026-11-20-[0-9a-f]{12}",
    "owls, '', granary-owls-[0-9a-f]{12}",
    "Night_Owls, Night_Owls@2026-11-20, granary-night-owls-2026-11-20-[0-9a-f]{12}",
    "a_dataset_whose_name_is_longer_than_a_job_may_be_called, '', granary-[a-z-]+-[0-9a-f]{12}"
  })
  void aNameIsOneThatTheServiceTakes(String dataset, String runKey, String expected) {
    String name = JobName.of(new Task("gs://lake/out", dataset, "1-1", runKey, ""));

    assertThat(name)
        .matches(expected)
        .matches("[a-z]([-a-z0-9]*[a-z0-9])?")
        .hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void aNameFollowsFromRootDatasetAndRunKeyAlone() {
    assertThat(name("gs://a", "owls", "k"))
        .isEqualTo(JobName.of(new Task("gs://a", "owls", "another-run", "k", "another-spec")))
        .isNotEqualTo(name("gs://b", "owls", "k"))
        .isNotEqualTo(name("gs://a", "Owls", "k"))
        .isNotEqualTo(name("gs://a", "owls", "K"));
  }

  @Test
  void workersGetEveryJarButOurLogger() {
    String path =
        "/g/target/granary-0.1.0.jar:/g/target/lib-dataflow/guava-33.5.0-jre.jar:/g/target/lib-dataflow/slf4j-simple-2.0.16.jar:/g/target/lib-dataflow/slf4j-api-2.0.16.jar";

    assertThat(StagedJars.of(path).orElseThrow())
        .containsExactly(
            "/g/target/granary-0.1.0.jar",
            "/g/target/lib-dataflow/guava-33.5.0-jre.jar",
            "/g/target/lib-dataflow/slf4j-api-2.0.16.jar");
    assertThat(StagedJars.of("/g/target/classes:/g/lib/guava-33.5.0-jre.jar")).isEmpty();
  }

  private static String name(String root, String dataset, String runKey) {
    return JobName.of(new Task(root, dataset, "1-1", runKey, "digest"));
  }
}
