package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.util.UserCodeException;
import org.junit.jupiter.api.Test;

class EndSignalTest {
  private final EndSignal signal = new EndSignal();
  private final IllegalStateException broken = new IllegalStateException("broken");

  @Test
  void theFirstReasonStands() {
    signal.fail("one", broken);
    signal.fail("two", new IllegalStateException("later"));
    signal.cancel();

    assertThat(signal.close()).isEqualTo(new Ending.Failed("one", broken));
  }

  @Test
  void aFailureAfterCancellingIsOnlyItsConsequence() {
    signal.cancel();
    signal.failAlso("one", broken);

    assertThat(signal.close()).isEqualTo(new Ending.Cancelled());
  }

  @Test
  void closesAsDoneWhenNothingHappened() {
    assertThat(signal.given()).isFalse();
    signal.check();

    assertThat(signal.close()).isEqualTo(new Ending.Done());
  }

  @Test
  void takesOffTheWrappingThatBeamPutsRoundUserCode() {
    signal.fail("one", UserCodeException.wrap(broken));

    assertThat(signal.close()).isEqualTo(new Ending.Failed("one", broken));
  }

  @Test
  void keepsALaterFailureBesideTheFirstButNotItself() {
    signal.fail("one", broken);
    IllegalStateException later = new IllegalStateException("later");
    signal.failAlso("two", later);
    signal.failAlso("one", UserCodeException.wrap(broken));

    assertThat(broken.getSuppressed()).containsExactly(later);
  }

  @Test
  void tellsItsListenersOnceAndRefusesMoreWork() {
    AtomicInteger told = new AtomicInteger();
    signal.whenGiven(told::incrementAndGet);

    signal.cancel();
    signal.cancel();

    assertThat(told).hasValue(1);
    assertThat(signal.given()).isTrue();
    assertThatThrownBy(signal::check).isInstanceOf(CancellationException.class);
  }
}
