package dev.granary.dedup.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.dedup.near.NearRule.Measure;
import dev.granary.dedup.near.NearRule.Verify;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SieveTest {
  private static final long[] SAME_BAND = {7, 8};

  private final Sieve sieve = sieve(64, 1 << 20);

  @Test
  void oneThatIsAlikeGoesForTheOneOfferedBefore() {
    assertThat(offer(0, 100).stays()).isTrue();

    Sieve.Decision decision = offer(5, 105);

    assertThat(decision.survivor()).isZero();
    assertThat(decision.score()).isEqualTo(95 / 105.0);
  }

  @Test
  void ofSeveralThatItIsAlikeToItGoesForTheOneThatThePolicyWantsMost() {
    offer(0, 100);
    offer(15, 115);

    assertThat(offer(8, 108).survivor()).isZero();
  }

  /** A is alike to B, and B to C, but A is not to C. */
  @Test
  void aChainKeepsItsFarEndAndKnowsThatItBelongsToIt() {
    assertThat(offer(0, 100).stays()).isTrue();
    assertThat(offer(10, 110).survivor()).isZero();
    assertThat(offer(20, 120).stays()).isTrue();

    assertThat(sieve.cluster(2)).isZero();
  }

  @Test
  void aChainWhoseMiddleComesLastKnowsItToo() {
    offer(0, 100);
    offer(20, 120);
    assertThat(sieve.cluster(1)).isEqualTo(1);

    assertThat(offer(10, 110).survivor()).isZero();

    assertThat(sieve.cluster(1)).isZero();
  }

  @Test
  void whoSharesNoBandIsNotComparedWith() {
    sieve.offer(new long[] {1, 2}, 2, numbers(0, 100));

    assertThat(sieve.offer(new long[] {3, 4}, 2, numbers(0, 100)).stays()).isTrue();
    assertThat(sieve.comparisons()).isZero();
  }

  @Test
  void onlyTheBandsThatCountAreLookedAt() {
    sieve.offer(new long[] {1, 9}, 1, numbers(0, 100));

    assertThat(sieve.offer(new long[] {2, 9}, 2, numbers(0, 100)).stays()).isTrue();
  }

  @Test
  void aFullBucketIsComparedWithAsFarAsItGoes() {
    Sieve small = sieve(2, 1 << 20);
    for (int i = 0; i < 4; i++) {
      small.offer(SAME_BAND, 2, numbers(1000L * i, 1000L * i + 100));
    }

    assertThat(small.offer(SAME_BAND, 2, numbers(1000, 1100)).survivor()).isEqualTo(1);
    assertThat(small.offer(SAME_BAND, 2, numbers(3000, 3100)).stays()).isTrue();
    assertThat(small.passedOver()).isEqualTo(2 * 2 + 2);
  }

  @Test
  void whatIsHeldOfTextsIsBounded() {
    Sieve small = sieve(64, 1000);
    small.offer(SAME_BAND, 2, numbers(0, 100));
    small.offer(SAME_BAND, 2, numbers(1000, 1100));
    small.offer(SAME_BAND, 2, numbers(2000, 2100));

    assertThat(small.offer(SAME_BAND, 2, numbers(1000, 1100)).survivor()).isEqualTo(1);
    assertThat(small.offer(SAME_BAND, 2, numbers(2000, 2100)).stays()).isTrue();
  }

  @Test
  void whatWasOfferedBeforeIsForgottenWhenCleared() {
    offer(0, 100);
    sieve.clear();

    assertThat(offer(0, 100).stays()).isTrue();
    assertThat(offer(0, 100).survivor()).isZero();
  }

  @Test
  void aPartOfATextGoesByContainment() {
    Sieve containment =
        new Sieve(new Verify(Measure.CONTAINMENT, 0.9), new Sieve.Limits(64, 1 << 20));
    containment.offer(SAME_BAND, 2, numbers(0, 100));

    assertThat(containment.offer(SAME_BAND, 2, numbers(3, 23)).score()).isEqualTo(1);
    assertThat(offer(0, 100).stays()).isTrue();
    assertThat(offer(3, 23).stays()).isTrue();
  }

  private Sieve.Decision offer(long from, long to) {
    return sieve.offer(SAME_BAND, 2, numbers(from, to));
  }

  private static Sieve sieve(int compared, long held) {
    return new Sieve(new Verify(Measure.JACCARD, 0.8), new Sieve.Limits(compared, held));
  }

  private static long[] numbers(long from, long to) {
    return LongStream.range(from, to).toArray();
  }
}
