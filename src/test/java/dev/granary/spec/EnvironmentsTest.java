package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.tpu.TpuSlice;
import dev.granary.spec.Environment.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final DataflowSpec NO_JOB =
      new DataflowSpec(
          Optional.empty(),
          new DataflowSpec.Workers(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              DataflowSpec.Autoscaling.THROUGHPUT_BASED,
              Optional.empty()),
          new DataflowSpec.Network(
              Optional.empty(), Optional.empty(), DataflowSpec.Addresses.PRIVATE),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(),
          new DataflowSpec.Extras(List.of("use_runner_v2"), List.of()),
          DataflowSpec.Completion.WAIT);

  private static final DataflowSpec JOB =
      new DataflowSpec(
          Optional.of(
              new DataflowSpec.Place(
                  "example.com:some-project",
                  "europe-west4",
                  "gs://scratch/staging",
                  "gs://scratch/temp")),
          new DataflowSpec.Workers(
              Optional.of("n2-standard-8"),
              Optional.of(3),
              Optional.of(50),
              DataflowSpec.Autoscaling.NONE,
              Optional.of(100)),
          new DataflowSpec.Network(
              Optional.of("data"),
              Optional.of("regions/europe-west4/subnetworks/data"),
              DataflowSpec.Addresses.PUBLIC),
          Optional.of("worker@some-project.iam.gserviceaccount.com"),
          Optional.of("projects/p/locations/l/keyRings/r/cryptoKeys/k"),
          new TreeMap<>(Map.of("team", "birds")),
          new DataflowSpec.Extras(
              List.of("use_runner_v2", "shuffle_mode"), List.of("enable_prime")),
          DataflowSpec.Completion.SUBMIT);

  private static final LaunchSpec NO_LAUNCH =
      new LaunchSpec(
          LaunchTarget.LOCAL,
          List.of(),
          Optional.empty(),
          new LaunchSpec.Tpus(Optional.empty(), 1, LaunchSpec.Capacity.ON_DEMAND, Optional.empty()),
          new LaunchSpec.Place(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "default"),
          Optional.empty(),
          new TreeMap<>());

  private static final LaunchSpec LAUNCH =
      new LaunchSpec(
          LaunchTarget.QUEUED_RESOURCE,
          List.of("python3", "train.py", "--lr", "0.1", "--wd", "0.1", "no", "a: #b"),
          Optional.of("example.com/train:1"),
          new LaunchSpec.Tpus(
              Optional.of(new TpuSlice("v5litepod-16", 16, 4)),
              2,
              LaunchSpec.Capacity.SPOT,
              Optional.of("tpu-ubuntu2204-base")),
          new LaunchSpec.Place(
              Optional.of("some-project"),
              Optional.of("europe-west4"),
              Optional.of("europe-west4-b"),
              Optional.of("tpus"),
              Optional.of("gke_some-project_europe-west4-b_tpus"),
              "training"),
          Optional.of("trainer@some-project.iam.gserviceaccount.com"),
          new TreeMap<>(Map.of("team", "birds")));

  @TempDir Path folder;

  @Test
  void whatIsNotGivenIsFilledIn() throws IOException {
    assertThat(Environments.read(file("{}")))
        .isEqualTo(
            new Environment(
                Engine.IN_PROCESS,
                PROCESSORS,
                4 << 20,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30),
                new GcsSpec(GcsSpec.GOOGLE, Optional.empty(), GcsSpec.Credentials.DEFAULT),
                new FlinkSpec(FlinkSpec.EMBEDDED),
                NO_JOB,
                NO_LAUNCH,
                CostsSpec.NONE));
  }

  @Test
  void everyKeyCanBeGiven() throws IOException {
    String text =
        """
        engine: direct
        parallelism: 3
        block_mib: 0.5
        temporary: ../tmp
        root: gs://bucket/out
        lease_seconds: 5
        gcs: {endpoint: "http://127.0.0.1:4443", project: payer, credentials: none}
        flink: {master: "127.0.0.1:8081"}
        dataflow:
          project: example.com:some-project
          region: europe-west4
          staging: gs://scratch/staging/
          temp: gs://scratch/temp
          machine_type: n2-standard-8
          workers: 3
          max_workers: 50
          autoscaling: none
          disk_gib: 100
          network: data
          subnetwork: regions/europe-west4/subnetworks/data
          addresses: public
          service_account: worker@some-project.iam.gserviceaccount.com
          kms_key: projects/p/locations/l/keyRings/r/cryptoKeys/k
          labels: {team: birds}
          experiments: [use_runner_v2, shuffle_mode]
          service_options: [enable_prime]
          completion: submit
        launch:
          target: queued-resource
          command: [python3, train.py, --lr, "0.1", --wd, "0.1", no, "a: #b"]
          image: example.com/train:1
          slice: v5e-16
          slices: 2
          capacity: spot
          runtime_version: tpu-ubuntu2204-base
          project: some-project
          region: europe-west4
          zone: europe-west4-b
          cluster: tpus
          context: gke_some-project_europe-west4-b_tpus
          namespace: training
          service_account: trainer@some-project.iam.gserviceaccount.com
          labels: {team: birds}
        costs: {currency: EUR, workers: 3, machine_hour: 0.4, watts: 90, kwh: 0.3, storage_gib_month: 0.02}
        """;

    assertThat(Environments.read(file(text)))
        .isEqualTo(
            new Environment(
                Engine.DIRECT,
                3,
                1 << 19,
                Optional.of(folder.getParent() + "/tmp"),
                Optional.of("gs://bucket/out"),
                Duration.ofSeconds(5),
                new GcsSpec(
                    "http://127.0.0.1:4443", Optional.of("payer"), GcsSpec.Credentials.NONE),
                new FlinkSpec("127.0.0.1:8081"),
                JOB,
                LAUNCH,
                new CostsSpec(
                    Optional.of("EUR"),
                    3,
                    Optional.of(0.4),
                    Optional.of(90.0),
                    Optional.of(0.3),
                    Optional.of(0.02))));
  }

  @Test
  void aPathInTheCloudLosesItsLastSlashAndNothingElse() throws IOException {
    Environment environment =
        Environments.read(file("root: gs://b-1.x/a b/c/\ntemporary: gs://tmp"));

    assertThat(environment.root()).contains("gs://b-1.x/a b/c");
    assertThat(environment.temporary()).contains("gs://tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "host:", "host:65536", "http://host:80", "[local]", ":80"})
  void aMasterThatNoClusterHasIsRefused(String master) throws IOException {
    Path file = file("flink: {master: \"" + master + "\"}\n");

    assertThatThrownBy(() -> Environments.read(file))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining(
            ":1:9: flink.master: must be host:port or embedded, is \"" + master + "\" (such as ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "host-1.x:80", "10.0.0.1:65535"})
  void aMasterIsAHostAndAPort(String master) throws IOException {
    assertThat(Environments.read(file("flink: {master: \"" + master + "\"}")).flink().master())
        .isEqualTo(master);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3://b/x          | must be a path of this machine or begin with gs://, is s3://b/x (copy the files there, or mount them)
          GS://b/x          | must be a path of this machine or begin with gs://, is GS://b/x (copy the files there, or mount them)
          file:///x         | must be a path of this machine or begin with gs://, is file:///x (copy the files there, or mount them)
          gs:/bucket/x      | is no path of Cloud Storage, is gs:/bucket/x (write gs://bucket/folder)
          gs://             | names no bucket, is gs:// (write gs://bucket/folder)
          gs:///x           | names no bucket, is gs:///x (write gs://bucket/folder)
          gs://My_Bucket/x  | names a bucket that cannot be, "My_Bucket" (buckets are called by 3 to 222 lower-case letters, digits, - _ and .)
          gs://buc*et/x     | names a bucket that cannot be, "buc*et" (buckets are called by 3 to 222 lower-case letters, digits, - _ and .)
          gs://bucket/../x  | must not hold the part . or .. (objects have no folder above: write it out)
          gs://bucket/a/./x | must not hold the part . or .. (objects have no folder above: write it out)
          gs://bucket//x    | must not hold two slashes in a row (remove one)
          """)
  void aPathThatNoStorageHasIsRefusedAtItsLine(String path, String problem) throws IOException {
    Path file = file("engine: in_process\nroot: \"" + path + "\"\n");

    assertThatThrownBy(() -> Environments.read(file))
        .isInstanceOf(BadSpec.class)
        .hasMessage(file + ":2:1: root: " + problem + "\n1 problem; nothing was read or written");
  }

  @Test
  void anEndpointIsAUrlWithoutAPath() throws IOException {
    Path file = file("gcs: {endpoint: \"http://host/storage/v1\"}");

    assertThatThrownBy(() -> Environments.read(file))
        .hasMessageContaining(
            "gcs.endpoint: must be a URL without a path, is \"http://host/storage/v1\""
                + " (such as https://storage.googleapis.com)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {machine_hour: 1}           | 1:9: costs.machine_hour: has no currency (write currency: and three letters, such as EUR, beside it)
          {storage_gib_month: 0}      | 1:9: costs.storage_gib_month: has no currency (write currency: and three letters, such as EUR, beside it)
          {currency: EUR, kwh: 0.3}   | 1:24: costs.kwh: has no use without watts (write what one machine draws)
          {currency: euro}            | 1:9: costs.currency: must be three capital letters, is "euro" (such as EUR or USD)
          {watts: -1}                 | 1:9: costs.watts: must be at least 0, is -1
          {workers: 0}                | 1:9: costs.workers: must be from 1 to 100000, is 0
          {price: 1}                  | 1:9: costs.price: is not a key here (the keys are currency, workers, machine_hour, watts, kwh, storage_gib_month)
          """)
  void aPriceThatMeansNothingIsRefused(String costs, String problem) throws IOException {
    Path file = file("costs: " + costs + "\n");

    assertThatThrownBy(() -> Environments.read(file))
        .isInstanceOf(BadSpec.class)
        .hasMessage(file + ":" + problem + "\n1 problem; nothing was read or written");
  }

  @Test
  void autoIsAsManyAsThereAreProcessors() throws IOException {
    assertThat(Environments.read(file("parallelism: auto")).parallelism()).isEqualTo(PROCESSORS);
  }

  @Test
  void everySettingTellsWhereItCameFrom() throws IOException {
    assertThat(Environments.settings(file("\nblock_mib: 8\n")))
        .extracting(Setting::path, Setting::value, Setting::origin)
        .containsExactly(
            row("engine", "\"in_process\"", new Setting.Default()),
            row("parallelism", String.valueOf(PROCESSORS), new Setting.Default()),
            row("block_mib", "8", new Setting.Given(2)),
            row("temporary", "absent", new Setting.Default()),
            row("root", "absent", new Setting.Default()),
            row("lease_seconds", "30", new Setting.Default()),
            row("gcs.endpoint", "\"https://storage.googleapis.com\"", new Setting.Default()),
            row("gcs.project", "absent", new Setting.Default()),
            row("gcs.credentials", "\"default\"", new Setting.Default()),
            row("flink.master", "\"embedded\"", new Setting.Default()),
            row("dataflow.project", "absent", new Setting.Default()),
            row("dataflow.region", "absent", new Setting.Default()),
            row("dataflow.staging", "absent", new Setting.Default()),
            row("dataflow.temp", "absent", new Setting.Default()),
            row("dataflow.machine_type", "absent", new Setting.Default()),
            row("dataflow.workers", "absent", new Setting.Default()),
            row("dataflow.max_workers", "absent", new Setting.Default()),
            row("dataflow.autoscaling", "\"throughput_based\"", new Setting.Default()),
            row("dataflow.disk_gib", "absent", new Setting.Default()),
            row("dataflow.network", "absent", new Setting.Default()),
            row("dataflow.subnetwork", "absent", new Setting.Default()),
            row("dataflow.addresses", "\"private\"", new Setting.Default()),
            row("dataflow.service_account", "absent", new Setting.Default()),
            row("dataflow.kms_key", "absent", new Setting.Default()),
            row("dataflow.labels", "absent", new Setting.Default()),
            row("dataflow.experiments", "[\"use_runner_v2\"]", new Setting.Default()),
            row("dataflow.service_options", "[]", new Setting.Default()),
            row("dataflow.completion", "\"wait\"", new Setting.Default()),
            row("launch.target", "\"local\"", new Setting.Default()),
            row("launch.command", "absent", new Setting.Default()),
            row("launch.image", "absent", new Setting.Default()),
            row("launch.slice", "absent", new Setting.Default()),
            row("launch.slices", "1", new Setting.Default()),
            row("launch.capacity", "\"on_demand\"", new Setting.Default()),
            row("launch.runtime_version", "absent", new Setting.Default()),
            row("launch.project", "absent", new Setting.Default()),
            row("launch.region", "absent", new Setting.Default()),
            row("launch.zone", "absent", new Setting.Default()),
            row("launch.cluster", "absent", new Setting.Default()),
            row("launch.context", "absent", new Setting.Default()),
            row("launch.namespace", "\"default\"", new Setting.Default()),
            row("launch.service_account", "absent", new Setting.Default()),
            row("launch.labels", "absent", new Setting.Default()),
            row("costs.currency", "absent", new Setting.Default()),
            row("costs.workers", "1", new Setting.Default()),
            row("costs.machine_hour", "absent", new Setting.Default()),
            row("costs.watts", "absent", new Setting.Default()),
            row("costs.kwh", "absent", new Setting.Default()),
            row("costs.storage_gib_month", "absent", new Setting.Default()));
  }

  @Test
  void everyMistakeIsTold() throws IOException {
    String text =
        """
        engine: spark
        parallelism: many
        block_mib: 100
        temporary: ""
        roots: out
        """;
    Path file = file(text);

    assertThatThrownBy(() -> Environments.read(file))
        .isInstanceOf(BadSpec.class)
        .hasMessage(
            """
            FILE:1:1: engine: must be one of in_process, flink, dataflow, direct, is spark
            FILE:2:1: parallelism: must be a whole number, is many
            FILE:3:1: block_mib: must be from 0.0625 to 64, is 100
            FILE:4:1: temporary: must not be empty
            FILE:5:1: roots: is not a key here (did you mean "root"?)
            5 problems; nothing was read or written\
            """
                .replace("FILE", file.toString()));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("local.yaml"), text);
  }

  private static Tuple row(Object... values) {
    return Tuple.tuple(values);
  }
}
