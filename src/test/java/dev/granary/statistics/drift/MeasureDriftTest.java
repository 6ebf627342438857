package dev.granary.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.statistics.Tallies;
import dev.granary.statistics.Tally;
import dev.granary.statistics.drift.DriftLimits.Limit;
import dev.granary.statistics.drift.FeatureDrift.Moved;
import dev.granary.statistics.drift.Judged.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasureDriftTest {
  private static final int NIGHTS = 30;
  private static final MeasureDrift MEASURE = new MeasureDrift(200);

  /** The usual limits of a spec, for every measure there is. */
  private static final DriftLimits LIMITS =
      new DriftLimits(
          Map.of(
              Measure.L_INFINITY, new Limit(0.02, 0.05),
              Measure.JENSEN_SHANNON, new Limit(0.05, 0.1),
              Measure.PSI, new Limit(0.1, 0.25),
              Measure.KOLMOGOROV_SMIRNOV, new Limit(0.05, 0.1),
              Measure.CHI_SQUARE, new Limit(0.05, 0.1),
              Measure.MISSING, new Limit(0.02, 0.05)),
          Map.of(),
          Set.of(),
          Optional.empty());

  @Test
  void nightsThatAreAlikeRaiseNoAlarm() {
    List<String> alarms = new ArrayList<>();
    Tally before = night(0);
    for (int night = 1; night <= NIGHTS; night++) {
      Tally after = night(night);
      judged(before, after).stream()
          .filter(judged -> judged.worst().compareTo(Verdict.WARNED) >= 0)
          .forEach(judged -> alarms.add(judged.drift().where() + ": " + judged.drift().feature()));
      before = after;
    }

    assertThat(alarms).isEmpty();
  }

  @Test
  void aShiftInASmallSliceFailsWhileTheWholePasses() {
    Tally before = new Tallies(1).draw(49_000, "north", 50).draw(1_000, "south", 50).tally();
    Tally after = new Tallies(2).draw(49_000, "north", 50).draw(1_000, "south", 60).tally();

    List<Judged> amounts =
        judged(before, after).stream()
            .filter(judged -> judged.drift().feature().equals("amount"))
            .toList();

    assertThat(amounts)
        .extracting(judged -> judged.drift().where() + " " + judged.worst())
        .containsExactly("all records WITHIN", "region = north WITHIN", "region = south FAILED");
  }

  @Test
  void whatIsToldIsWhatTheBinsGive() {
    Tally before = new Tallies(1).draw(5_000, "north", 50).tally();
    Tally after = new Tallies(2).draw(5_000, "north", 53).tally();

    for (FeatureDrift drift : MEASURE.between(before, after).features()) {
      for (Moved moved : drift.moved()) {
        if (moved.measure() == Measure.JENSEN_SHANNON) {
          assertThat(moved.value())
              .isCloseTo(Divergence.jensenShannon(drift.bins()), within(1e-15));
          assertThat(drift.bins().before()).isCloseTo((double) drift.before(), within(1e-6));
          assertThat(drift.bins().after()).isCloseTo((double) drift.after(), within(1e-6));
        }
      }
    }
  }

  @Test
  void slicesThatCameOrWentOrAreSmallAreNamedAndNotCompared() {
    Tally before = new Tallies(1).draw(900, "north", 50).draw(900, "west", 50).tally();
    Tally after = new Tallies(2).draw(900, "north", 50).draw(100, "east", 50).tally();
    Tally fewer = new Tallies(3).draw(900, "north", 50).draw(100, "west", 50).tally();

    assertThat(MEASURE.between(before, after).gone()).containsExactly("region = west");
    assertThat(MEASURE.between(before, after).come()).containsExactly("region = east");
    assertThat(MEASURE.between(before, fewer).tooSmall()).isEqualTo(3);
  }

  @Test
  void limitsAreLearnedFromTheNightsBefore() {
    History history = new History();
    for (int night = 1; night <= 14; night++) {
      history.add(new History.Key("", "all", "amount", Measure.JENSEN_SHANNON), 0.2);
    }
    DriftLimits learning =
        new DriftLimits(
            Map.of(Measure.JENSEN_SHANNON, new Limit(0.05, 0.1)),
            Map.of(),
            Set.of(),
            Optional.of(new DriftLimits.Learning(14, 1.5)));
    Tally before = new Tallies(1).draw(5_000, "north", 50).tally();
    Tally after = new Tallies(2).draw(5_000, "north", 60).tally();
    FeatureDrift amount = MEASURE.between(before, after).features().get(0);

    Judged.Distance distance =
        Judged.of(amount, learning, history).distances().stream()
            .filter(its -> its.moved().measure() == Measure.JENSEN_SHANNON)
            .findFirst()
            .orElseThrow();

    assertThat(distance.source()).isEqualTo(Judged.Source.LEARNED);
    assertThat(distance.limit()).contains(new Limit(0.2, 0.30000000000000004));
    assertThat(distance.moved().value()).isBetween(0.1, 0.2);
    assertThat(distance.verdict()).isEqualTo(Verdict.WITHIN);
  }

  private static Tally night(int seed) {
    return new Tallies(seed)
        .draw(3_000, "north", 50)
        .draw(1_000, "south", 40)
        .draw(300, "west", 70)
        .tally();
  }

  private static List<Judged> judged(Tally before, Tally after) {
    return DriftReport.of(
            "1.0.0", DriftReport.Role.LAST, MEASURE.between(before, after), LIMITS, new History())
        .features();
  }
}
