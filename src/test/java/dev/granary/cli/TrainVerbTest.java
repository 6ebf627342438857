package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.train.Natives;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that a person starts, each by itself, with the names that TensorFlow has for it. */
@Timeout(240)
class TrainVerbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Installed installed;

  @BeforeEach
  void publish() throws IOException {
    Natives.require();
    installed = Installed.in(folder);
    Told run = Told.by("run", installed.spec().toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void twoWorkersStartedByHandLearnWhatALaunchLearns() throws Exception {
    Told launch = launch("launched", "--hosts", "2");
    assertThat(launch.code()).as(launch.err()).isZero();
    assertThat(launch.err()).containsPattern("checked [1-9][0-9]* shards, .*; 0 known unchanged");

    List<Process> workers = new ArrayList<>();
    List<Integer> ports = freePorts(2);
    for (int worker = 0; worker < 2; worker++) {
      workers.add(train("worker-" + worker, config(ports, worker)));
    }

    for (int worker = 0; worker < 2; worker++) {
      Told told = installed.told("worker-" + worker, workers.get(worker));
      assertThat(told.code()).as(told.err()).isZero();
      List<String> lines = told.out().lines().toList();
      assertThat(JSON.readTree(lines.get(lines.size() - 1)).path("event").asText())
          .isEqualTo("done");
    }
    assertThat(states("by-hand")).isEqualTo(states("launched")).isNotEmpty();
    assertThat(folder.resolve("by-hand/evaluation.json"))
        .hasSameBinaryContentAs(folder.resolve("launched/evaluation.json"));
  }

  @Test
  void aDamagedShardIsTheDatas() throws Exception {
    Path handoff = handoff();
    Path shard = folder.resolve("out/rows/1.0.0");
    try (Stream<Path> files = Files.list(shard)) {
      for (Path file : files.filter(each -> each.toString().contains("train.tfrecord")).toList()) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
          bytes.seek(20);
          bytes.write(bytes.read() ^ 1);
        }
      }
    }

    Told told =
        installed.tell("lone", "train", "--handoff", handoff.toString(), "--training-dir", "t");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err())
        .contains("rows-train.tfrecord-0000")
        .contains("granary: the worker ended early: shard (its exit code is 73)");
  }

  @Test
  void settingsThatAreMissingAreNamed() throws Exception {
    Told told = installed.tell("lone", "train", "--training-dir", "t");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("GRANARY_HANDOFF is not set").contains("`granary train`");
  }

  @Test
  void aPeerThatDoesNotComeIsTheMachines() throws Exception {
    Map<String, String> environment =
        Map.of(
            "TF_CONFIG",
            config(freePorts(2), 1),
            "GRANARY_START_SECONDS",
            "2",
            "GRANARY_HANDOFF",
            handoff().toString(),
            "GRANARY_TRAINING_DIR",
            "t");

    Told told = installed.told("lone", installed.start("lone", environment, "train"));

    assertThat(told.code()).as(told.err()).isEqualTo(5);
    assertThat(told.err()).contains("did not start within 2 seconds");
  }

  @Test
  void aWorkerEndsWithTheCommandThatIsKilled() throws Exception {
    Path handoff = handoff();
    Files.writeString(
        handoff,
        Files.readString(handoff).replaceFirst("\"steps\" : [0-9]+", "\"steps\" : 100000000"));
    Process verb = train("lone", "");
    try {
      ProcessHandle worker = awaitStep(verb);

      verb.destroyForcibly();

      assertThat(worker.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    } finally {
      verb.descendants().forEach(ProcessHandle::destroyForcibly);
      verb.destroyForcibly();
    }
  }

  private ProcessHandle awaitStep(Process verb) throws IOException, InterruptedException {
    for (int i = 0; i < 600 && verb.isAlive(); i++) {
      if (Files.readString(folder.resolve("lone.out")).contains("\"step\"")) {
        return verb.children().findFirst().orElseThrow();
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(folder.resolve("lone.err")));
  }

  private Told launch(String directory, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("launch", installed.spec().toString(), "--training-dir", directory));
    words.addAll(List.of(more));
    return installed.tell(directory, words.toArray(String[]::new));
  }

  private Process train(String name, String config) throws IOException {
    return installed.start(
        name,
        Map.of("TF_CONFIG", config),
        "train",
        "--handoff",
        Files.exists(folder.resolve("launched/handoff.json"))
            ? "launched/handoff.json"
            : "handoff.json",
        "--training-dir",
        "by-hand",
        "--shards",
        "out/rows/1.0.0");
  }

  private Path handoff() throws IOException {
    Told told = Told.by("launch", installed.spec().toString(), "--hosts", "2", "--dry-run");
    assertThat(told.code()).as(told.err()).isZero();
    return Files.writeString(folder.resolve("handoff.json"), told.out());
  }

  private Map<String, String> states(String directory) throws IOException {
    Map<String, String> states = new TreeMap<>();
    try (Stream<Path> checkpoints = Files.list(folder.resolve(directory + "/checkpoints"))) {
      for (Path each : checkpoints.filter(Files::isDirectory).toList()) {
        byte[] state = Files.readAllBytes(each.resolve("state.bin"));
        states.put(each.getFileName().toString(), Sha256.of(state).hex());
      }
    }
    return states;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0));
      ports.add(sockets.get(i).getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private static String config(List<Integer> ports, int worker) {
    return "{\"cluster\":{\"worker\":[\"127.0.0.1:%d\",\"127.0.0.1:%d\"]},\"task\":{\"type\":\"worker\",\"index\":%d}}"
        .formatted(ports.get(0), ports.get(1), worker);
  }
}
