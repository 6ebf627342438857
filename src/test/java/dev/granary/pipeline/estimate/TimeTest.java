package dev.granary.pipeline.estimate;

import static dev.granary.pipeline.estimate.Workloads.TWO_THREADS;
import static dev.granary.pipeline.estimate.Workloads.allStay;
import static dev.granary.pipeline.estimate.Workloads.gigabyte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.pipeline.estimate.Workload.Machine;
import dev.granary.pipeline.estimate.Workload.Step;
import dev.granary.record.Compression;
import dev.granary.spec.Environment.Engine;
import org.junit.jupiter.api.Test;

/**
 * The sums in words: 1,000 MB take 9 s to scan, a million records 5 s to sort, 1,000 MB 4 s to
 * write; compiling takes 5.2 s, or one and a half times the work; before all of it are 1.5 s, or
 * 2.8 s of processors.
 */
class TimeTest {
  private static final double WORK = 9.00017 + 5 + 4;

  @Test
  void textsThatAreComparedTakeTheirShare() {
    Time plain = Time.of(gigabyte(Compression.NONE, allStay(), Step.DEDUP), TWO_THREADS);
    Time compared = Time.of(Workloads.compared(allStay()), TWO_THREADS);

    assertThat(compared.processorSeconds() - plain.processorSeconds())
        .isCloseTo(900 * Rate.NEAR.value(), within(1e-6));
  }

  @Test
  void isWorkAndCompilingOverThreadsAfterTheStart() {
    Time time = Time.of(gigabyte(Compression.NONE, allStay()), TWO_THREADS);

    assertThat(time.processorSeconds()).isCloseTo(2.8 + WORK + 5.2, within(1e-6));
    assertThat(time.seconds()).isCloseTo(1.5 + (WORK + 5.2) / 2, within(1e-6));
  }

  @Test
  void aRunThatIsOverSoonCompilesLessThanALongOne() {
    Workload hundredth = gigabyte(Compression.NONE, allStay()).scaledTo(10_000_000);

    assertThat(Time.of(hundredth, TWO_THREADS).processorSeconds())
        .isCloseTo(2.8 + 2.5 * (0.00017 + 0.18), within(1e-6));
  }

  @Test
  void aPackedFileIsUnpackedAndReadByOneThreadHoweverManyThereAre() {
    Workload packed = gigabyte(Compression.GZIP, allStay());
    double alone = 9 + 3.1;

    assertThat(Time.of(packed, new Machine(Engine.IN_PROCESS, 16)).seconds())
        .isCloseTo(1.5 + alone + 9.0 / 16, within(1e-3));
    assertThat(Time.of(packed, TWO_THREADS).processorSeconds())
        .isCloseTo(2.8 + WORK + 3.1 + 5.2, within(1e-6));
  }

  @Test
  void packingShardsIsWork() {
    Workload packs = gigabyte(Compression.NONE, allStay(), Step.PACK);

    assertThat(Time.of(packs, TWO_THREADS).processorSeconds())
        .isCloseTo(2.8 + WORK + 9 + 5.2, within(1e-6));
  }

  @Test
  void flinkTakesAsManyTimesAsLongAsWasMeasured() {
    Workload work = gigabyte(Compression.NONE, allStay());

    assertThat(Time.of(work, new Machine(Engine.FLINK, 2)).seconds())
        .isCloseTo(2.1 * Time.of(work, TWO_THREADS).seconds(), within(1e-6));
  }

  @Test
  void aMachineThatWasTwiceAsSlowIsTakenToBeSoAgain() {
    Workload work = gigabyte(Compression.NONE, allStay());
    Workload half = work.scaledTo(500_000_000);
    Time expected = Time.of(half, TWO_THREADS);

    Time time =
        Time.of(work, new Machine(Engine.FLINK, 4)).asWhen(2 * expected.seconds(), expected);

    assertThat(time.seconds()).isCloseTo(2 * 2.1 * (1.5 + (WORK + 5.2) / 4), within(1e-6));
  }
}
