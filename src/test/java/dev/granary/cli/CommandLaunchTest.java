package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of somebody else's on a version whose spec has no section train. */
@Timeout(90)
class CommandLaunchTest {
  @TempDir Path folder;
  private Sightings sightings;

  @BeforeEach
  void publish() throws IOException {
    sightings = Sightings.in(folder).but("processes: [2]", "processes: [2], global_batch: 4");
    assertThat(sightings.tell("run").code()).isZero();
  }

  @Test
  void eachProcessFindsItsHandoff() throws IOException {
    Told told =
        launch(
            "--hosts",
            "2",
            "--",
            "bash",
            "-c",
            "cp $GRANARY_HANDOFF $GRANARY_TRAINING_DIR/seen-$GRANARY_PROCESS_INDEX; echo \"$@\";"
                + " echo '{\"event\":\"step\",\"step\":7,\"loss\":0.25}'",
            "name",
            "--lr",
            "0.1 x");

    assertThat(told.code()).as(told.err()).isZero();
    Path training = folder.resolve("out/sightings/_training/1.0.0-001");
    assertThat(told.out())
        .isEqualTo(
            """
            training 1.0.0-001 on sightings 1.0.0 by bash
              processes: 2, restarts: 0
              hand-off: TRAINING/handoff.json
              logs: TRAINING/logs
            """
                .replace("TRAINING", training.toString()));
    assertThat(told.err())
        .contains("[0] --lr 0.1 x\n", "[1] --lr 0.1 x\n", "[1] step 7  loss 0.25\n");
    Handoff handoff = HandoffJson.read(training.resolve("seen-1"));
    assertThat(handoff.processes().count()).isEqualTo(2);
    assertThat(handoff.training()).isNull();
    assertThat(sightings.tell("models").out()).contains("1.0.0-001  finished");
    assertThat(training.resolve("seen-0")).hasSameTextualContentAs(training.resolve("seen-1"));
  }

  @Test
  void aProgramThatFailsIsStartedAgainAndThenGivenUp() {
    Told told = launch("--max-restarts", "1", "--", "bash", "-c", "echo no data; exit 3");

    assertThat(told.code()).isEqualTo(ExitCode.INFRASTRUCTURE.number());
    assertThat(told.err())
        .contains("[0] no data\n")
        .contains(
            "granary: process 0 was lost (exit 3: it ended with exit code 3); all start again,"
                + " restart 1; log: ");
    assertThat(told.out())
        .startsWith(
            """
            training 1.0.0-001 on sightings 1.0.0 failed after 1 restarts
              process: 0, last step -1
              what: exit 3: it ended with exit code 3
            """);
  }

  @Test
  void theEnvironmentMayHoldTheCommand() throws IOException {
    Path env =
        Files.writeString(
            folder.resolve("env.yaml"),
            "launch: {target: command, command: [bash, -c, \"echo from the environment\"]}\n");

    Told told = sightings.tell("launch", "--env", env.toString());

    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.err()).contains("[0] from the environment\n");
  }

  @Test
  void aDamagedShardStartsNothing() throws IOException {
    Path shard = folder.resolve("out/sightings/1.0.0/sightings-train.tfrecord-00000-of-00002");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[20] ^= 1;
    Files.write(shard, bytes);

    Told told = launch("--", "bash", "-c", "echo started");

    assertThat(told.code()).isEqualTo(ExitCode.FAILED_AUDIT.number());
    assertThat(told.err()).doesNotContain("started");
    assertThat(folder.resolve("out/sightings/_training")).doesNotExist();
  }

  @Test
  void whatCannotBeStartedIsRefused() {
    assertThat(launch("--", "no-such-trainer", "x").err())
        .isEqualTo(
            "granary: there is no program no-such-trainer on the PATH of this machine: it is the"
                + " first word of the command\n");
    assertThat(launch("--promote", "--", "bash").err())
        .isEqualTo(
            "granary: --promote and --json are for target local, and this is target command: leave"
                + " them out\n");
    Told none = sightings.tell("launch", "--target", "command");
    assertThat(none.code()).isEqualTo(ExitCode.INVALID.number());
    assertThat(none.err())
        .isEqualTo(
            "granary: target command needs [launch.command]: write it in the environment's section"
                + " launch, or the command after --\n");
  }

  private Told launch(String... more) {
    List<String> words = new ArrayList<>(List.of("--target", "command"));
    words.addAll(List.of(more));
    return sightings.tell("launch", words.toArray(String[]::new));
  }
}
