package dev.granary.engines.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.engines.Shell;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command and Beam's real runner for Dataflow, against a service and a storage on this
 * machine; the job's work is done by a process that has what was staged and nothing else.
 */
@Timeout(300)
class DataflowIT {
  private static final String DATE = "2026-11-20";
  private static final String FAILING = "2026-11-21";
  private static final String CANCELLED = "2026-11-22";

  @TempDir static Path work;

  private static LocalGcs gcs;
  private static LocalDataflow dataflow;
  private static StagedWorkers workers;
  private static Shell shell;
  private static Path spec;
  private static String expected;

  @BeforeAll
  static void start() throws Exception {
    gcs = LocalGcs.start("lake", "scratch");
    workers = new StagedWorkers(gcs.endpoint(), Files.createDirectory(work.resolve("fetched")));
    dataflow = LocalDataflow.start(workers);
    shell = new Shell(work, Map.of());
    spec = work.resolve("spec.yaml");
    String birds = Files.readString(Path.of("pipelines/bird_strikes/spec.yaml"));
    Files.writeString(spec, birds.replace("files: data/", "files: gs://lake/data/"));
    try (Stream<Path> files = Files.list(Path.of("pipelines/bird_strikes/data"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".csv")).toList()) {
        gcs.put("lake", "data/" + file.getFileName(), Files.readString(file));
      }
    }
    Path here = Files.writeString(work.resolve("here.yaml"), "root: here\n" + storage());
    Shell.Started usual = shell.run("scripts/granary run %s --env %s --json".formatted(spec, here));
    expected = usual.json().path("contentDigest").asText();
    assertThat(expected).as(usual.told()).hasSize(64);
  }

  @AfterAll
  static void stop() {
    dataflow.close();
    gcs.close();
  }

  @Test
  void aRunThatWaitsPublishesWhatTheUsualEnginePublishes() throws Exception {
    Shell.Started run = granary("run " + spec + " --date " + DATE, environment("waiting", "wait"));

    assertThat(run.exit()).as(run.told()).isZero();
    assertThat(run.json().path("outcome").asText()).isEqualTo("published");
    assertThat(run.json().path("path").asText()).isEqualTo("gs://lake/waiting/bird_strikes/1.0.0");
    assertThat(run.json().path("contentDigest").asText()).isEqualTo(expected);
    LocalJob job = jobOf(DATE);
    assertThat(Files.readString(run.err()))
        .contains("granary: Dataflow job " + job.id() + " is at work, and is waited for: https://")
        .contains("granary: Dataflow job " + job.id() + " is done; its workers counted 10000 ");
    assertThat(dataflow.requests())
        .extracting(LocalDataflow.Request::toString)
        .anyMatch(request -> request.endsWith("/jobs/" + job.id() + "/messages"))
        .anyMatch(request -> request.endsWith("/jobs/" + job.id() + "/metrics"));
    requireJob(job.sent());
    requireGraph(job.sent());
    requireSpillReadByRanges();
    requireNothingLeft("waiting");
  }

  private static void requireJob(JsonNode job) {
    assertThat(job.path("type").asText()).isEqualTo("JOB_TYPE_BATCH");
    assertThat(job.path("name").asText()).matches("granary-bird-strikes-2026-11-20-[0-9a-f]{12}");
    assertThat(job.at("/labels/team").asText()).isEqualTo("birds");
    assertThat(job.at("/labels/dataset").asText()).isEqualTo("bird_strikes");
    assertThat(job.at("/labels/run_key").asText()).isEqualTo("bird_strikes-2026-11-20");
    assertThat(job.at("/labels/spec_digest").asText()).matches("[0-9a-f]{63}");
    JsonNode environment = job.path("environment");
    assertThat(environment.at("/version/job_type").asText()).isEqualTo("FNAPI_BATCH");
    assertThat(texts(environment.path("experiments"))).contains("use_runner_v2");
    assertThat(texts(environment.path("serviceOptions"))).containsExactly("enable_prime");
    assertThat(environment.path("serviceAccountEmail").asText())
        .isEqualTo("worker@some-project.iam.gserviceaccount.com");
    assertThat(environment.path("serviceKmsKeyName").asText())
        .isEqualTo("projects/p/locations/l/keyRings/r/cryptoKeys/k");
    assertThat(environment.path("tempStoragePrefix").asText())
        .isEqualTo("storage.googleapis.com/scratch/temp");
    assertThat(environment.at("/sdkPipelineOptions/options/region").asText())
        .isEqualTo("us-central1");
    JsonNode pool = environment.at("/workerPools/0");
    assertThat(pool.path("machineType").asText()).isEqualTo("n2-standard-4");
    assertThat(pool.path("numWorkers").asInt()).isEqualTo(3);
    assertThat(pool.path("diskSizeGb").asInt()).isEqualTo(50);
    assertThat(pool.at("/autoscalingSettings/maxNumWorkers").asInt()).isEqualTo(7);
    assertThat(pool.at("/autoscalingSettings/algorithm").asText())
        .isEqualTo("AUTOSCALING_ALGORITHM_BASIC");
    assertThat(pool.path("network").asText()).isEqualTo("data");
    assertThat(pool.path("subnetwork").asText()).isEqualTo("regions/us-central1/subnetworks/data");
    assertThat(pool.path("ipConfiguration").asText()).isEqualTo("WORKER_IP_PRIVATE");
    List<String> staged =
        StreamSupport.stream(pool.path("packages").spliterator(), false)
            .map(each -> each.path("name").asText())
            .toList();
    assertThat(staged)
        .hasSizeGreaterThan(100)
        .anyMatch(name -> name.startsWith("granary-"))
        .noneMatch(
            name -> name.matches("(slf4j-simple|tensorflow|flink|beam-runners-(flink|direct)).*"))
        .allMatch(name -> name.matches(".+-[A-Za-z0-9_-]{43}\\.jar"));
  }

  /** Workers fetch what a shard needs of a segment, and no more. */
  private static void requireSpillReadByRanges() {
    assertThat(gcs.requests())
        .filteredOn(request -> request.method().equals("GET"))
        .filteredOn(
            request -> request.object().filter(name -> name.endsWith(".segment")).isPresent())
        .filteredOn(request -> request.query().getOrDefault("alt", "").equals("media"))
        .isNotEmpty()
        .allSatisfy(
            request -> assertThat(request.headers().get("range")).matches("bytes=[0-9]+-[0-9]+"));
  }

  /** The graph has the three phases, and none of the steps that only keep the scan. */
  private static void requireGraph(JsonNode job) throws IOException {
    String url = job.at("/environment/sdkPipelineOptions/options/pipelineUrl").asText();
    Path file = workers.folder().resolve(url.substring(url.lastIndexOf('/') + 1));
    byte[] bytes = Files.readAllBytes(file);
    RunnerApi.Pipeline graph = RunnerApi.Pipeline.parseFrom(bytes);
    assertThat(graph.getComponents().getTransformsMap().values())
        .extracting(RunnerApi.PTransform::getUniqueName)
        .contains("Scan files/Scan", "Write shards/Write shard", "Write the ledger/Write ledger")
        .doesNotContain("Keep a partition", "Read the scan")
        .doesNotHaveDuplicates();
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(work.toString())
        .doesNotContain(Path.of("").toAbsolutePath().toString());
  }

  @Test
  void aRunThatIsSubmittedIsPublishedOnceWhenItsJobIsDone() throws Exception {
    CountDownLatch mayWork = new CountDownLatch(1);
    dataflow.hire(
        job -> {
          mayWork.await();
          return workers.work(job);
        });
    Path environment = environment("submitted", "submit");
    String words = "run " + spec + " --date 2026-11-19";

    Shell.Started run = granary(words, environment);
    String folder = run.json().path("run").asText();
    LocalJob job = jobOf("2026-11-19");
    Shell.Started again = start(words, environment);
    Shell.Started early = start("publish " + folder, environment).await();
    again.await();
    mayWork.countDown();
    Shell.Started status = shell.run("scripts/granary status bird_strikes --env " + environment);
    while (job.isActive()) {
      Thread.sleep(100);
    }
    Shell.Started publish =
        granary("publish " + folder.substring(folder.lastIndexOf('/') + 1), environment);
    Shell.Started twice = granary("publish " + folder, environment);
    dataflow.hire(workers);

    assertThat(run.exit()).as(run.told()).isZero();
    assertThat(run.json().path("outcome").asText()).isEqualTo("submitted");
    assertThat(run.json().at("/job/id").asText()).isEqualTo(job.id());
    assertThat(again.exit()).as(again.told()).isEqualTo(6);
    assertThat(again.told()).contains("a Dataflow job of bird_strikes@2026-11-19 is at work");
    assertThat(early.exit()).as(early.told()).isEqualTo(6);
    assertThat(early.told()).contains(job.id() + " is not done, its state is RUNNING");
    assertThat(status.told()).contains("Dataflow job " + job.id() + " was begun for it");
    assertThat(publish.exit()).as(publish.told()).isZero();
    assertThat(publish.json().path("outcome").asText()).isEqualTo("published");
    assertThat(publish.json().path("contentDigest").asText()).isEqualTo(expected);
    assertThat(twice.exit()).as(twice.told()).isZero();
    assertThat(twice.json().path("outcome").asText()).isEqualTo("unchanged");
    assertThat(twice.json().path("version").asText()).isEqualTo("1.0.0");
  }

  @Test
  void aJobThatFailsOrIsCancelledPublishesNothing() throws Exception {
    dataflow.hire(
        job -> {
          if (job.path("name").asText().contains(CANCELLED)) {
            jobOf(CANCELLED).asked("JOB_STATE_CANCELLED");
            return new ObjectMapper().createArrayNode();
          }
          throw new IOException("the disk of worker 2 is full");
        });
    Path environment = environment("failing", "wait");

    Shell.Started failed = granary("run " + spec + " --date " + FAILING, environment);
    Shell.Started cancelled = granary("run " + spec + " --date " + CANCELLED, environment);
    Shell.Started versions =
        shell.run("scripts/granary versions bird_strikes --env " + environment);
    dataflow.hire(workers);

    assertThat(failed.exit()).as(failed.told()).isEqualTo(5);
    assertThat(failed.told())
        .contains("Dataflow job " + jobOf(FAILING).id() + " ended as FAILED; nothing was published")
        .contains("https://console.cloud.google.com/dataflow/jobs/us-central1/")
        .contains("the disk of worker 2 is full");
    assertThat(cancelled.exit()).as(cancelled.told()).isEqualTo(5);
    assertThat(cancelled.told()).contains(" ended as CANCELLED; nothing was published");
    assertThat(versions.told()).doesNotContain("1.0.0");
  }

  @Test
  void theLauncherOfATemplateWritesItsJobAndAsksNothingOfIt() throws Exception {
    int before = dataflow.requests().size();
    Path environment = environment("template", "wait");

    Shell.Started launched =
        shell.run(
            "java -cp 'target/granary-0.1.0.jar:target/lib-dataflow/*' dev.granary.cli.FlexTemplate --spec=%s --environment=%s --date=%s --templateLocation=gs://scratch/template --region=europe-west4 --gcsEndpoint=%s/storage/v1/ --credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory"
                .formatted(spec, environment, DATE, gcs.endpoint()));

    assertThat(launched.exit()).as(launched.told()).isZero();
    assertThat(launched.told()).contains("bird_strikes: submitted", "A template was written");
    assertThat(dataflow.requests()).hasSize(before);
    Path dump = work.resolve("dump-template");
    gcs.dumpTo(dump);
    JsonNode job = new ObjectMapper().readTree(dump.resolve("scratch/template").toFile());
    assertThat(job.at("/labels/dataset").asText()).isEqualTo("bird_strikes");
    assertThat(job.at("/environment/sdkPipelineOptions/options/region").asText())
        .isEqualTo("europe-west4");
  }

  private static LocalJob jobOf(String date) {
    return dataflow.jobs().stream()
        .filter(job -> job.name().contains(date))
        .findFirst()
        .orElseThrow();
  }

  private static void requireNothingLeft(String root) throws IOException {
    Path dump = work.resolve("dump-" + root);
    gcs.dumpTo(dump);
    try (Stream<Path> left = Files.list(dump.resolve("lake").resolve(root + "/bird_strikes"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("1.0.0", "_history", "_lock", "CURRENT");
    }
    assertThat(dump.resolve("scratch/spill-" + root)).doesNotExist();
  }

  private static Shell.Started granary(String words, Path environment) throws Exception {
    return start(words, environment).await();
  }

  private static Shell.Started start(String words, Path environment) throws IOException {
    return shell.start(
        "scripts/granary %s --env %s --json -- --apiRootUrl=%s --gcsEndpoint=%s/storage/v1/ --credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory"
            .formatted(words, environment, dataflow.root(), gcs.endpoint()));
  }

  private static Path environment(String root, String completion) throws IOException {
    return Files.writeString(
        work.resolve(root + ".yaml"),
        """
        engine: dataflow
        root: gs://lake/%s
        temporary: gs://scratch/spill-%s
        dataflow:
          project: some-project
          region: us-central1
          staging: gs://scratch/staging
          temp: gs://scratch/temp
          machine_type: n2-standard-4
          workers: 3
          max_workers: 7
          disk_gib: 50
          network: data
          subnetwork: regions/us-central1/subnetworks/data
          service_account: worker@some-project.iam.gserviceaccount.com
          kms_key: projects/p/locations/l/keyRings/r/cryptoKeys/k
          labels: {team: birds}
          service_options: [enable_prime]
          completion: %s
        """
                .formatted(root, root, completion)
            + storage());
  }

  private static String storage() {
    return "gcs: {endpoint: \"" + gcs.endpoint() + "\", credentials: none}\n";
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
