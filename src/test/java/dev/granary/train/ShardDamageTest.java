package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.RecordPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever a byte of a shard is changed, a reader gives the bytes that were written or names the
 * shard.
 */
class ShardDamageTest {
  private static final int RECORDS = 400;
  private static final int TRIALS = 400;

  @TempDir Path directory;
  private int refused;

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void noRecordIsReadWrong(String compression) throws IOException {
    VersionFixture version =
        new VersionFixture(directory, compression).split("train", 1, RECORDS, 1);
    Handoff handoff = version.handoff(1, 1, 4, VersionFixture.table(1));
    Path shard = directory.resolve("strikes-train.tfrecord-00000-of-00001");
    byte[] sound = Files.readAllBytes(shard);
    SplittableRandom random = new SplittableRandom(3);

    for (int trial = 0; trial < TRIALS; trial++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(shard, damaged);
      readAll(handoff, shard);
    }

    assertThat(refused).isGreaterThan(TRIALS * 9 / 10);
  }

  private void readAll(Handoff handoff, Path shard) throws IOException {
    try (SplitReader reader = new SplitReader(directory, handoff, "train")) {
      boolean isRefused = false;
      for (int record = 0; record < RECORDS; record++) {
        try {
          byte[] read = reader.read(new RecordPlace(0, record));
          assertThat(read).isEqualTo(VersionFixture.example(record + 1L).toByteArray());
        } catch (WorkerFailed e) {
          assertThat(e.kind()).isEqualTo(FailureKind.SHARD);
          assertThat(e.file()).isEqualTo(shard.toString());
          isRefused = true;
        }
      }
      refused += isRefused ? 1 : 0;
    }
  }
}
