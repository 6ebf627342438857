package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granary.handoff.Handoff;
import dev.granary.launch.local.GangOutcome;
import dev.granary.launch.local.Lost;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of two workers that something real happens to, under the launcher's own gang. */
class SurviveIT {
  private static final long WITHOUT_END = 10_000_000;

  @TempDir Path directory;
  private Path training;

  @BeforeEach
  void requireNatives() {
    Natives.require();
    training = directory.resolve("training");
  }

  /** A limit on the size of files, below that of a checkpoint: for the worker the disk is full. */
  @Test
  void aCheckpointThatCannotBeWrittenEndsTheJobAndNamesTheFile() throws Exception {
    Job job = Job.start(training, handoff(small(), 400), 2, Map.of(), "ulimit -f 8; " + Job.java());

    Lost lost = failed(job).lost();

    assertThat(lost.kind()).isEqualTo("disk");
    assertThat(lost.process()).isZero();
    assertThat(lost.message())
        .contains(training.resolve("checkpoints/.step-00000020.part/state.bin").toString());
    assertThat(job.losses).as("restarts").isEmpty();
  }

  @Test
  void aDiskThatFillsUpLeavesEarlierCheckpointsUsable() throws Exception {
    Path disk = Files.createDirectories(directory.resolve("disk"));
    assumeTrue(ends("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "no mount");
    try {
      Path onDisk = disk.resolve("training");
      Path handoff = handoff(small(), WITHOUT_END);
      Job job = Job.start(onDisk, handoff, 2, Map.of());
      job.awaitStep(100);
      Path filler = disk.resolve("filler");
      ends("dd", "if=/dev/zero", "of=" + filler, "bs=4k");
      Lost lost = failed(job).lost();
      assertThat(lost.kind()).isEqualTo("disk");
      assertThat(lost.message()).contains(onDisk.toString()).contains("No space left on device");

      Files.delete(filler);
      Job again = Job.start(onDisk, handoff, 2, Map.of());
      again.awaitStep(1);
      assertThat(again.events("started").get(0).path("step").asLong()).isGreaterThanOrEqualTo(80);
      again.end();
    } finally {
      ends("umount", "-l", disk.toString());
    }
  }

  /** The test listens where a worker is to, before the worker does. */
  @Test
  void aPortThatIsTakenCostsARestartWithOthers() throws Exception {
    Path wish = directory.resolve("wish");
    Path taken = directory.resolve("taken");
    String waiting =
        "if [ $GRANARY_ATTEMPT$GRANARY_PROCESS_INDEX = 01 ]; then echo \"$TF_CONFIG\" >%s.part; mv %s.part %s; while [ ! -e %s ]; do sleep 0.1; done; fi; "
            .formatted(wish, wish, wish, taken);
    Job job = Job.start(training, handoff(small(), 60), 2, Map.of(), waiting + Job.java());
    while (!Files.exists(wish)) {
      Thread.sleep(20);
    }
    Matcher second =
        Pattern.compile("127.0.0.1:\\d+\",\"127.0.0.1:(\\d+)").matcher(Files.readString(wish));
    assertThat(second.find()).isTrue();
    try (ServerSocket other = new ServerSocket(Integer.parseInt(second.group(1)))) {
      Files.writeString(taken, "");
      assertThat(job.outcome(120)).isEqualTo(new GangOutcome.Finished(1));
      assertThat(job.losses.get(0).lost().process()).isEqualTo(1);
      assertThat(job.losses.get(0).lost().kind()).isEqualTo("port");
      assertThat(job.losses.get(0).lost().message()).contains("127.0.0.1:" + other.getLocalPort());
    }
  }

  @Test
  void aByteThatFlipsWhileTrainingIsNoticedAndNotTriedAgain() throws Exception {
    VersionFixture version = small();
    Job job = Job.start(training, handoff(version, WITHOUT_END), 2, Map.of());
    job.awaitStep(60);
    Path shard = version.directory.resolve("strikes-train.tfrecord-00005-of-00012");
    flip(shard, Files.size(shard) / 2);

    assertBlamesTheShard(job, shard, 1);
  }

  /** The unpacked is kept, so that the damage is in a piece which is read late. */
  @Test
  void soIsOneInAPackedShard() throws Exception {
    VersionFixture version =
        new VersionFixture(directory.resolve("version"), "gzip")
            .split("train", 2, 30_000, 1)
            .split("validation", 2, 25, 1_000_000);
    Handoff handoff = version.handoff(2, 2, 2, VersionFixture.text(WITHOUT_END));
    Path shard = version.directory.resolve("strikes-train.tfrecord-00000-of-00002");
    flip(shard, Files.size(shard) - 2000);
    Job job =
        Job.start(training, version.write(directory.resolve("handoff.json"), handoff), 2, Map.of());

    assertBlamesTheShard(job, shard, 0);
    assertThat(job.events("started")).as("it trained before").isNotEmpty();
  }

  /** Each second a worker is held for most of it: far behind, but within the bound of a step. */
  @Test
  void aSlowWorkerIsWaitedFor() throws Exception {
    Job job = Job.start(training, handoff(small(), 1500), 2, Map.of());
    job.awaitStep(1);
    for (int i = 0; i < 8 && !job.isOver(); i++) {
      job.signal("STOP", i % 2);
      Thread.sleep(900);
      job.signal("CONT", i % 2);
      Thread.sleep(100);
    }

    assertThat(job.outcome(120)).isEqualTo(new GangOutcome.Finished(0));
  }

  @Test
  void aLeaderThatNeverStartsCostsARestart() throws Exception {
    String never = "if [ $GRANARY_ATTEMPT$GRANARY_PROCESS_INDEX = 00 ]; then exec sleep 1000; fi; ";
    Job job =
        Job.start(
            training,
            handoff(small(), 60),
            2,
            Map.of("GRANARY_START_SECONDS", "5"),
            never + Job.java());

    assertThat(job.outcome(120)).isEqualTo(new GangOutcome.Finished(1));
    assertThat(job.losses.get(0).lost().process()).isZero();
    assertThat(job.losses.get(0).lost().kind()).isEqualTo("never started");
  }

  private void assertBlamesTheShard(Job job, Path shard, int process) throws Exception {
    Lost lost = failed(job).lost();
    assertThat(lost.kind()).isEqualTo("shard");
    assertThat(lost.process()).isEqualTo(process);
    assertThat(lost.message()).contains(shard.toString());
    assertThat(job.losses).as("restarts").isEmpty();
  }

  private static GangOutcome.Failed failed(Job job) throws Exception {
    GangOutcome outcome = job.outcome(120);
    assertThat(outcome).isInstanceOf(GangOutcome.Failed.class);
    return (GangOutcome.Failed) outcome;
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int was = open.read();
      open.seek(at);
      open.write(was ^ 1);
    }
  }

  private static boolean ends(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private VersionFixture small() throws IOException {
    return VersionFixture.small(directory.resolve("version"));
  }

  private Path handoff(VersionFixture version, long steps) throws IOException {
    return version.write(
        directory.resolve("handoff.json"), version.handoff(2, 12, 24, VersionFixture.table(steps)));
  }
}
