package dev.granary.dedup.candidate;

import dev.granary.coding.Canary;
import dev.granary.dedup.Likeness;
import dev.granary.dedup.Settlement;
import dev.granary.dedup.near.Sieve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The candidates of one partition, compared: who stays, and for whom others go. */
final class ComparedPartition {
  /** So much text is held at a time. */
  private static final int TEXT_BUDGET = 32 << 20;

  /** Components with more records remember only bands that are shared. */
  private static final int LARGE = 1000;

  /** Those that are not alike to who stayed in the end are looked at again so often, then stay. */
  private static final int ROUNDS = 8;

  private final NearPlan plan;
  private final Iterable<byte[]> blocks;
  private final CandidateIndex index;
  private final CandidateShingles shingles;
  private final Sieve sieve;
  private final Settlement settlement;
  private final CandidateFates fates;
  private final BitSet staying = new BitSet();
  private int first;

  ComparedPartition(NearPlan plan, Iterable<byte[]> blocks) {
    this.plan = plan;
    this.blocks = blocks;
    index = CandidateIndex.of(blocks, plan);
    shingles = new CandidateShingles(new CandidateTexts(blocks, index, TEXT_BUDGET), plan.rule());
    sieve = new Sieve(plan.rule().verify(), plan.limits());
    settlement = new Settlement(plan.dedup(), Likeness.NEAR);
    fates = new CandidateFates(plan, index);
  }

  CandidateFates fates() {
    return fates;
  }

  /** What was suspicious. */
  List<byte[]> suspicions() {
    return settlement.facts();
  }

  void compare() {
    for (int from = 0; from < index.count(); ) {
      int to = index.componentEnd(from);
      if (to - from == 1) {
        first = from;
        keep(from);
      } else {
        compare(from, to);
      }
      from = to;
    }
    fates.counts().compared(sieve.comparisons(), sieve.passedOver());
  }

  private void compare(int from, int to) {
    int[] open = IntStream.range(from, to).filter(this::isReal).toArray();
    if (open.length > 1) {
      fates.counts().component(open.length);
    }
    staying.clear();
    first = from;
    Stars stars = sieved(open);
    int[] roots = IntStream.range(0, open.length).map(sieve::cluster).toArray();
    probe(from + open.length, to);
    open = settle(stars);
    for (int round = 1; round < ROUNDS && open.length > 0; round++) {
      open = settle(sieved(open));
    }
    Arrays.stream(open).forEach(this::keep);
    link(roots);
  }

  /** Of those of a component that hang together and stay, one stands for all. */
  private void link(int[] roots) {
    int[] standing = new int[roots.length];
    Arrays.fill(standing, -1);
    for (int i = staying.nextSetBit(0); i >= 0; i = staying.nextSetBit(i + 1)) {
      int other = standing[roots[i]];
      if (other < 0) {
        standing[roots[i]] = i;
      } else {
        fates.link(first + i, first + other);
      }
    }
  }

  private boolean isReal(int number) {
    return !Canary.is(index.ordinal(number));
  }

  /** What was planted comes after all that is real, and changes nothing of it. */
  private void probe(int from, int to) {
    for (int number = from; number < to; number++) {
      long[] text = shingles.of(number);
      if (sieve.probe(shingles.hashes(), shingles.hashes().length, text) == 0) {
        fates.keep(number);
      } else {
        fates.dropPlanted(number);
      }
    }
  }

  private Stars sieved(int[] numbers) {
    sieve.clear();
    Optional<SharedBands> shared =
        numbers.length > LARGE ? Optional.of(shared(numbers)) : Optional.empty();
    Stars.Offered offered = new Stars.Offered(numbers);
    for (int number : numbers) {
      long[] text = shingles.of(number);
      long[] hashes = shingles.hashes();
      int bands = shared.map(found -> found.select(hashes)).orElse(hashes.length);
      if (plan.isEarlier(index.ordinal(number))) {
        sieve.hold(hashes, bands, text);
        offered.add(Sieve.Decision.STAYS);
      } else {
        offered.add(sieve.offer(hashes, bands, text));
      }
    }
    return offered.stars();
  }

  private SharedBands shared(int[] numbers) {
    return SharedBands.of(
        blocks, index.component(numbers[0]), numbers.length, plan.rule().banding().bands());
  }

  /** Gives those that are not alike to the one that stays of their star: they are open again. */
  private int[] settle(Stars stars) {
    List<CompareAgain.Overruled> overruled = new ArrayList<>();
    for (int position = 0; position < stars.count(); position++) {
      if (!stars.isHub(position)) {
        continue;
      }
      Stars.Star star = stars.of(position);
      int stays = choose(star.members());
      if (stays == Settlement.NOBODY) {
        dropAll(star);
      } else if (stays == star.hub()) {
        keepOf(star.members(), stays, star.scores());
      } else {
        overruled.add(new CompareAgain.Overruled(star.members(), stays));
      }
    }
    return overruled.isEmpty() ? new int[0] : settle(overruled);
  }

  private int[] settle(List<CompareAgain.Overruled> overruled) {
    CompareAgain again = new CompareAgain(shingles, plan, index);
    List<double[]> scores = again.compare(overruled);
    fates.counts().compared(again.comparisons(), 0);
    double least = plan.rule().verify().least();
    IntStream.Builder open = IntStream.builder();
    for (int star = 0; star < scores.size(); star++) {
      int[] members = overruled.get(star).members();
      double[] alike = scores.get(star);
      int[] own = IntStream.range(0, members.length).filter(i -> alike[i] >= least).toArray();
      keepOf(
          Arrays.stream(own).map(i -> members[i]).toArray(),
          overruled.get(star).stays(),
          Arrays.stream(own).mapToDouble(i -> alike[i]).toArray());
      IntStream.range(0, members.length)
          .filter(i -> alike[i] < least)
          .forEach(i -> open.add(members[i]));
    }
    int[] numbers = open.build().sorted().toArray();
    settlement.lookAgainAt(numbers.length);
    return numbers;
  }

  /** What is published stays, and what label it has is not looked at. */
  private int choose(int[] members) {
    if (members.length == 1 || plan.isEarlier(index.ordinal(members[0]))) {
      return members[0];
    }
    int row = settlement.choose(index.rows(), rows(members), 0, members.length);
    return row == Settlement.NOBODY
        ? Settlement.NOBODY
        : Arrays.stream(members).filter(n -> index.row(n) == row).findFirst().orElseThrow();
  }

  private void dropAll(Stars.Star star) {
    int[] rows = rows(star.members());
    settlement.note(index.rows(), rows, 0, rows.length, Settlement.NOBODY);
    fates.dropAll(star, settlement.evidence(index.rows(), rows, 0, rows.length));
  }

  private void keepOf(int[] members, int stays, double[] scores) {
    keep(stays);
    fates.dropFor(stays, members, scores);
    int[] rows = rows(members);
    if (plan.isEarlier(index.ordinal(stays))) {
      settlement.noteFlood(index.rows(), rows, 1, rows.length);
    } else if (members.length > 1) {
      settlement.note(index.rows(), rows, 0, rows.length, index.row(stays));
    }
  }

  /** What is of an earlier version stays there. */
  private void keep(int number) {
    if (plan.isEarlier(index.ordinal(number))) {
      return;
    }
    staying.set(number - first);
    fates.keep(number);
  }

  private int[] rows(int[] members) {
    return Arrays.stream(members).map(index::row).toArray();
  }
}
