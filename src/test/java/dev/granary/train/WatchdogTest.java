package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicLong seconds = new AtomicLong();
  private final AtomicInteger ends = new AtomicInteger();
  private final Watchdog watchdog =
      new Watchdog(
          new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), this::nanos),
          this::nanos,
          ends::incrementAndGet);

  @Test
  void aWorkerThatGetsOnIsLeftAlone() {
    watchdog.expect("reading", 1, Duration.ofSeconds(10));
    seconds.set(9);
    watchdog.look();
    watchdog.expect("computing", 1, Duration.ofSeconds(10));
    seconds.set(18);
    watchdog.look();

    assertThat(ends).hasValue(0);
  }

  @Test
  void oneThatDoesNotIsEndedAndTheStepIsNamed() {
    watchdog.expect("reducing", 7, Duration.ofSeconds(10));
    seconds.set(11);
    watchdog.look();

    assertThat(ends).hasValue(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"kind\":\"stuck\"")
        .contains("reducing at step 7 has not come to an end in 10 seconds");
  }

  @Test
  void aSilentSecondIsFilledWithWhatTheWorkerDoes() {
    watchdog.expect("reading", 3, Duration.ofSeconds(10));
    seconds.set(2);
    watchdog.look();
    watchdog.look();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"event\":\"heartbeat\",\"phase\":\"reading\",\"step\":3,\"seconds\":2.0}\n");
  }

  private long nanos() {
    return seconds.get() * 1_000_000_000;
  }
}
